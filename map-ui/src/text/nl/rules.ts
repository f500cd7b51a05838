/** What sensors may do in the city, how the city decides, and how to read the crowd levels. */
export const rules = {
  "rules.title": "Wat mogen sensoren in deze stad?",
  "rules.lead": "Dit zijn de regels van {city} voor sensoren op straat.",
  "rules.notice": "Eerst vertellen, dan ophangen",
  "rules.notice.body":
    "Een sensor staat minstens {days, plural, one {# dag} other {# dagen}} in dit register. Pas daarna komt hij op straat.",
  "rules.notice.none": "De gemeente heeft niet opgeschreven hoe lang van tevoren zij een sensor meldt.",
  "rules.notice.own": "De sensor staat in dit register voordat hij er hangt.",
  "rules.term": "Niet voor altijd",
  "rules.term.regular": "Een gewone sensor blijft hoogstens {duration}.",
  "rules.term.pilot": "Een proef duurt hoogstens {duration}.",
  "rules.term.none": "De gemeente heeft niet opgeschreven hoe lang een sensor hoogstens blijft.",
  "rules.term.after":
    "Elke sensor heeft een einddatum. Stuurt hij daarna nog iets? Dan bewaren wij dat niet.",
  "rules.basis.own-promise": "Dit heeft de gemeente zelf beloofd.",
  "rules.basis.by-law": "Dit staat in een regel van de gemeente (verordening).",
  "rules.source": "Lees waar dit staat",
  "rules.only": "Alleen wat is opgeschreven",
  "rules.only.1": "Bij elke sensor staat wat hij meet, hoe vaak en waarvoor.",
  "rules.only.2": "Stuurt hij iets anders? Dan gooit ons systeem dat weg zonder te kijken.",
  "rules.keep": "Zo kort mogelijk bewaren",
  "rules.keep.1": "Bij elke meting staat hoe lang zij blijft. Daarna wist ons systeem haar zelf.",
  "rules.keep.backups": "In een reservekopie kan een meting nog {duration} langer staan.",
  "rules.people": "Gaat het over mensen? Dan gelden meer regels",
  "rules.people.1": "Er moet een reden in de wet zijn. Die staat op de pagina van de sensor.",
  "rules.people.2":
    "Zit er een camera of microfoon in? Of vangt het kastje wifi op? Dan onderzoekt de gemeente eerst wat dat betekent voor uw privacy (DPIA).",
  "rules.people.3": "Gegevens waarop u te herkennen bent, bewaart dit systeem niet.",
  "rules.others": "Voor wie gelden deze regels niet?",
  "rules.others.body":
    "Camera's van de politie, winkels en bewoners staan niet in dit register. Daarvoor gelden andere regels.",
  "rules.kept": "Houdt de gemeente zich eraan?",
  "rules.kept.body": "Ons systeem meet dat elke minuut. De uitkomst staat bij elke sensor.",
  "rules.kept.link": "Bekijk alle beloftes die nu niet kloppen",

  "decisions.title": "Hoe beslist de stad over een sensor?",
  "decisions.lead": "Een sensor komt er niet zomaar. Eerst stelt de stad deze vragen.",
  "decisions.needed": "Is het nodig?",
  "decisions.needed.body":
    "Zijn de gegevens er al? Kan het zonder sensor? Dan is een sensor niet nodig. Dit heet een onderzoek naar noodzaak.",
  "decisions.fair": "Is het eerlijk voor iedereen?",
  "decisions.fair.body":
    "Mensen die veel weten over goed en slecht gebruik van techniek geven advies (de ethische commissie). De gemeente zegt of zij het advies volgt.",
  "decisions.privacy": "Wat kan er misgaan met uw privacy?",
  "decisions.privacy.body":
    "De gemeente zoekt uit wat er mis kan gaan. En wat zij daaraan doet. Dit heet een DPIA.",
  "decisions.rights": "Past het bij de rechten van mensen?",
  "decisions.rights.body":
    "Kan een groep mensen er last van hebben? Dan wordt ook dat onderzocht. Dit heet een IAMA.",
  "decisions.safe": "Is het goed beveiligd?",
  "decisions.safe.body": "Iemand kijkt of anderen niet bij de gegevens kunnen.",
  "decisions.who": "Wie beslist?",
  "decisions.who.body":
    "Meestal beslissen burgemeester en wethouders. Soms beslist de burgemeester, bijvoorbeeld over de veiligheid bij een evenement. Bij elke sensor staat wie het was.",
  "decisions.where": "Waar vind ik de uitkomst?",
  "decisions.where.body":
    "Op de pagina van de sensor staat wie er meekeek, wanneer, en wat zij zeiden. Heeft niemand meegekeken? Dan staat dat er ook.",
  "decisions.where.link": "Kies een sensor",

  "levels.title": "Hoe leest u de drukte?",
  "levels.lead": "Bij elke plek staat een woord. Dat woord zegt wat u daar merkt.",
  "levels.words": "Wat betekenen de woorden?",
  "levels.percent": "Wat betekent het percentage?",
  "levels.percent.body":
    "100 % betekent: de plek is vol. Bij 50 % is de plek half vol. Niet elke plek heeft een percentage.",
  "levels.counted": "Hoe tellen wij?",
  "levels.counted.body":
    "Bij elke weg naar de plek hangt een teller. Die telt wie erin gaat en wie eruit gaat. Tellers maken fouten. Daarom rekenen wij met het hoogste getal dat kan kloppen.",
  "levels.estimate": "Wat is een schatting?",
  "levels.estimate.body": "Dan weten wij het niet precies. Het kan drukker zijn dan er staat.",
  "levels.unknown": "Waarom staat er soms “onbekend”?",
  "levels.unknown.body":
    "Dan zwijgt een teller, of tellen ze te veel verschillend. Onbekend is niet hetzelfde als rustig. Het kan er heel druk zijn.",
  "levels.closed": "Wat betekent “dicht”?",
  "levels.closed.body": "De plek is afgesloten. U kunt er nu niet in.",
  "levels.age": "Hoe oud is het getal?",
  "levels.age.body": "Dat staat er altijd bij. Is het ouder dan 2 minuten? Dan staat er “onbekend”.",
  "levels.safety": "Wat gaat voor?",
  "levels.safety.body":
    "Doe altijd wat de borden, de politie en de beveiliging zeggen. Bent u in gevaar? Bel 112.",
  "levels.link": "Bekijk de drukte van nu",
} as const;
