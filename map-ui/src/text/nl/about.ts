/** Explanation, contact, privacy and accessibility: pages that are mostly text. */
export const about = {
  "about.title": "Uitleg",
  "about.lead": "Wat zijn sensoren? Wat zien ze wel, en wat niet? En hoe weet u of een belofte klopt?",
  "about.contents": "Op deze pagina",
  "about.sensor.title": "Wat is een sensor?",
  "about.sensor.1":
    "Een sensor is een kastje dat iets meet. Bijvoorbeeld hoe druk het is, of hoe schoon de lucht is.",
  "about.sensor.2":
    "Het kastje stuurt een getal naar de gemeente. De gemeente gebruikt dat getal om iets te regelen.",
  "about.sensor.3":
    "Elk kastje heeft een nummer en een code die u kunt scannen. Dan leest u meteen wat het doet.",
  "about.kinds.title": "Welke soorten zijn er?",
  "about.kind.crowd-meter":
    "Telt hoeveel mensen er lopen. Soms met een camera in het kastje. Bij elke sensor staat of dat zo is.",
  "about.kind.5g-pilot":
    "Meet hoe sterk de radiogolven zijn bij een proef met 5G. Kijkt niet in uw telefoon.",
  "about.kind.air-quality": "Meet hoe schoon de lucht is. Dat gaat niet over mensen.",
  "about.kind.noise": "Meet hoe hard het geluid is. Bij elke sensor staat of hij geluid bewaart.",
  "about.kind.camera":
    "Maakt beeld. Daarop kunt u te herkennen zijn. Bij elke camera staat hoe lang het beeld blijft.",
  "about.kind.traffic": "Telt auto's, fietsen of bussen. Bij elke sensor staat of hij kentekens leest.",
  "about.kind.water": "Meet hoe hoog het water staat of hoe schoon het is.",
  "about.kind.weather": "Meet warmte, wind of regen.",
  "about.kind.other": "Meet iets anders. Op de pagina van de sensor staat wat.",
  "about.symbols.title": "Wat betekenen de tekens?",
  "about.symbols.lead": "De kleur en de rand zeggen of het over mensen gaat.",
  "about.symbols.none": "Wit met een dunne rand: dit gaat niet over mensen.",
  "about.symbols.in-the-box": "Blauw: het kastje ziet of hoort mensen. Het bewaart alleen een getal.",
  "about.symbols.stored": "Geel met een dubbele rand: de gemeente bewaart gegevens over mensen.",
  "about.symbols.shapes":
    "Zes hoeken: waarom en waarmee. Een cirkel: welke gegevens. Een vierkant: hoe lang bewaard.",
  "about.personal.title": "Wat zijn persoonsgegevens?",
  "about.personal.1":
    "Een persoonsgegeven zegt iets over u. Bijvoorbeeld een foto, een kenteken of het nummer van uw telefoon.",
  "about.personal.2":
    "Een getal als “412 mensen per uur” is geen persoonsgegeven. Daarin bent u niet te vinden.",
  "about.personal.3":
    "De gemeente mag persoonsgegevens alleen gebruiken met een goede reden. Die reden staat bij elke sensor.",
  "about.promises.title": "Hoe controleren wij de beloftes?",
  "about.promises.1":
    "Bij elke sensor schrijft de gemeente op wat hij stuurt. En hoe vaak, en hoe lang het blijft.",
  "about.promises.2": "Ons systeem laat alleen dát binnen. De rest gooit het weg zonder te kijken.",
  "about.promises.3": "Elke minuut kijkt het systeem of de belofte klopt. Het antwoord ziet u aan het teken.",
  "about.promises.kept": "Klopt: wat gemeten is, is gelijk aan wat beloofd is.",
  "about.promises.attention": "Klopt weer: nu is het goed, maar kort geleden niet.",
  "about.promises.broken": "Klopt niet: er staat bij wat er mis is, en sinds wanneer.",
  "about.promises.not-yet": "Nog niet te zeggen: de sensor hangt er nog te kort.",
  "about.promises.not-measurable": "Kunnen wij niet meten: een mens moet het op straat controleren.",
  "about.promises.limits":
    "Wij kunnen niet alles zien. Wij zien niet of een kastje ook iets naar anderen stuurt. Daarom kijken mensen de kastjes na.",
  "about.rights.title": "Uw rechten, in vier stappen",
  "about.rights.all": "Lees al uw rechten",
  "about.rights.contact": "Vraag uw gegevens op",
  "about.words.title": "Moeilijke woorden",
  "about.words.body": "Komt u een woord tegen dat u niet kent?",
  "about.words.link": "Bekijk de lijst met moeilijke woorden",

  "contact.title": "Contact",
  "contact.lead":
    "Heeft u een vraag over een sensor? Of ziet u een kastje dat hier niet staat? Bel, mail, schrijf of kom langs.",
  "contact.sensor": "Uw vraag gaat over {name}. Noem het nummer {number}.",
  "contact.say.title": "Wat kunt u het best vertellen?",
  "contact.say.1": "Over welke sensor het gaat: het nummer op het kastje, of de plek.",
  "contact.say.2": "Wilt u weten wat wij over u hebben? Noem dan ook de dag en de tijd.",
  "contact.say.3": "Wilt u alleen iets weten over een sensor? Dan hoeft u niet te zeggen wie u bent.",
  "contact.ways": "Zo bereikt u ons",
  "contact.none": "De contactgegevens staan nog niet in het register.",

  "privacy.title": "Privacy op deze site",
  "privacy.cookies": "Welke cookies zijn er?",
  "privacy.cookies.body":
    "Geen, als u gewoon kijkt. Wie een kijklink van een evenement opent, krijgt één cookie. Die onthoudt alleen welke plekken u mag zien.",
  "privacy.others": "Wie kijkt er mee?",
  "privacy.others.body":
    "Niemand. Deze site haalt niets op bij andere bedrijven. Er zijn geen tellers en geen reclame.",
  "privacy.log": "Wat bewaart de site van mijn bezoek?",
  "privacy.log.body": "De site schrijft geen adres van uw computer op. Ook bewaart hij niet wat u zoekt.",
  "privacy.location": "Weet de site waar ik ben?",
  "privacy.location.body":
    "Nee. Klikt u op “Gebruik mijn plek”? Dan rekent uw eigen apparaat. Wij krijgen uw plek niet.",
  "privacy.sensors": "En de sensoren zelf?",
  "privacy.sensors.body": "Bij elke sensor staat wat hij meet en hoe lang het blijft.",
  "privacy.sensors.link": "Naar de lijst met sensoren",
} as const;
