/** What people may ask of the city, and by which law: read by a person before it is published in another language. */
export const rights = {
  "rights.title": "Uw rechten",
  "rights.lead": "Dit mag u vragen over sensoren. Het kost niets. U hoeft niet in te loggen.",
  "rights.know": "Weten wat er hangt",
  "rights.know.body": "U mag weten welke sensoren er hangen en waarom. Daarvoor is deze site.",
  "rights.access": "Vragen wat wij over u hebben",
  "rights.access.body":
    "U mag vragen welke gegevens wij over u hebben (inzage, AVG artikel 15). U krijgt binnen 1 maand antwoord. Soms duurt het 2 maanden langer. Dan hoort u binnen 1 maand waarom.",
  "rights.change": "Laten verbeteren of wissen",
  "rights.change.body":
    "Klopt er iets niet? Vraag ons om het te verbeteren (AVG artikel 16). Hebben wij het niet meer nodig, of mocht het niet? Vraag ons om het te wissen (AVG artikel 17).",
  "rights.stop": "Even niet laten gebruiken",
  "rights.stop.body":
    "Zoeken wij iets uit? Dan mag u vragen om uw gegevens zo lang niet te gebruiken (AVG artikel 18).",
  "rights.object": "Bezwaar maken",
  "rights.object.body":
    "U mag zeggen dat u het er niet mee eens bent (AVG artikel 21). Dan stoppen wij. Of wij leggen uit waarom wij toch doorgaan.",
  "rights.who": "Moet ik laten zien wie ik ben?",
  "rights.who.body":
    "Meestal niet. Alleen als wij echt twijfelen, vragen wij daarom (AVG artikel 12, lid 6). Wij bewaren geen kopie van uw pas.",
  "rights.nobody": "Wat als wij u niet kunnen vinden?",
  "rights.nobody.body":
    "Veel sensoren geven ons alleen een getal. Daarin zijn mensen niet te vinden. Wij leggen dan uit hoe wij dat weten (AVG artikel 11).",
  "rights.disagree": "Niet eens met ons antwoord?",
  "rights.disagree.body":
    "Ons antwoord is een besluit. U kunt binnen 6 weken bezwaar maken (Algemene wet bestuursrecht). In onze brief staat hoe.",
  "rights.complain": "Een klacht",
  "rights.complain.body":
    "Vindt u dat wij iets niet goed doen? Zeg het ons. U krijgt binnen 6 weken antwoord. Soms duurt het 4 weken langer.",
  "rights.complain.authority": "Komen wij er niet uit? Dan kunt u klagen bij {authority}.",
  "rights.documents": "Documenten van de gemeente",
  "rights.documents.body":
    "U mag vragen om stukken over een sensor (Wet open overheid). U hoeft niet te zeggen waarom. U krijgt binnen 4 weken antwoord. Soms duurt het 2 weken langer.",
  "rights.how": "Zo vraagt u het",
  "rights.how.body": "Noem de plek, de dag en de tijd. Het nummer op het kastje helpt ons ook.",
  "rights.measured": "Kijk zelf wat er toen is gemeten",

  "about.rights.1": "Zoek de sensor op. Lees of hij gegevens over mensen bewaart.",
  "about.rights.2": "Vraag wat wij over u hebben. Dat kost niets. Noem de plek, de dag en de tijd.",
  "about.rights.3": "U krijgt binnen 1 maand antwoord. Duurt het langer? Dan zeggen wij waarom.",
  "about.rights.4": "Klopt er iets niet? Vraag om het te verbeteren of te wissen. Of maak bezwaar.",
  "about.rights.most":
    "De meeste sensoren bewaren niets over u. Dan schrijven wij u dat, en waarom wij dat zeker weten.",
  "ask.rights": "U mag ook vragen wat wij over u hebben. Dat kost niets. U krijgt binnen 1 maand antwoord.",
  "ask.rights.none": "Deze sensor meet niets over u. Er valt dus niets op te vragen.",
  "sign.rights": "U mag vragen wat wij over u hebben. Dat kost niets.",
} as const;
