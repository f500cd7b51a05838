/** Promise beside practice for the whole city: the page, its feed, and what the city answered. */
export const promises = {
  "promises.title": "Houdt de stad haar beloften?",
  "promises.lead":
    "Bij elke sensor staat wat is beloofd. Elke minuut kijkt ons systeem of dat klopt. Hier ziet u alle sensoren samen.",
  "promises.how": "Hoe meten wij dit?",
  "promises.now": "Klopt nu niet",
  "promises.now.none": "Op dit moment is er geen belofte waarvan wij zien dat zij niet klopt.",
  "promises.now.count":
    "{n, plural, one {# belofte klopt nu niet.} other {# beloften kloppen nu niet.}} Wij keken naar {of, plural, one {# belofte} other {# beloften}}.",
  "promises.now.some": "Hieronder staan de eerste {n}.",
  "promises.year": "Dit jaar",
  "promises.year.words":
    "Sinds 1 januari {n, plural, =0 {klopten alle beloften die wij maten} one {klopte # keer een belofte niet meer} other {klopte # keer een belofte niet meer}}. Alle uren samen: {hours}.",
  "promises.owners": "Per eigenaar",
  "promises.owner": "Eigenaar",
  "promises.owner.sensors": "Sensoren",
  "promises.owner.now": "Klopt nu niet",
  "promises.owner.times": "Keer dit jaar",
  "promises.owner.hours": "Uren dit jaar",
  "promises.owners.note":
    "Uren tellen op: kloppen twee beloften een uur lang niet, dan staat hier 2. Bij sommige beloften kunnen wij niet meten of ze kloppen. Die tellen niet mee.",
  "promises.deletions": "Wat wij weggooien",
  "promises.deletions.looked":
    "Elke 20 seconden kijkt ons systeem wat oud genoeg is. Dat gooit het weg. Voor het laatst keek het {moment}.",
  "promises.deletions.none": "Er is nog niets weggegooid.",
  "promises.deletions.last": "De laatste keren dat er iets weg moest, van alle sensoren samen:",
  "promises.deletions.when": "Wanneer",
  "promises.deletions.raw": "Losse metingen",
  "promises.deletions.hour": "Cijfers per uur",
  "promises.deletions.day": "Cijfers per dag",
  "promises.deletions.api": "Alle keren van de laatste 30 dagen (API)",
  "promises.since": "Klopt niet sinds {moment}.",
  "promises.data": "Zelf bekijken",
  "promises.data.feed": "Volg beloften die niet kloppen (Atom)",
  "promises.data.api": "Alle beloften als open gegevens (API)",
  "promises.data.csv": "Wilt u een tabel? Vraag de API met Accept: text/csv.",
  "promises.feed.title": "Beloften die niet kloppen: {city}",
  "promises.feed.entry": "Klopt niet: {topic}. {name}",
  "response.none": "De gemeente heeft hier nog niet op gereageerd.",
  "response.given": "De gemeente zei op {day}:",
  "response.earlier": "Eerder, op {day}, zei de gemeente:",
} as const;
