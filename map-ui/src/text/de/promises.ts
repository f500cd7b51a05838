import type { promises as dutch } from "../nl/promises.ts";

export const promises: Record<keyof typeof dutch, string> = {
  "promises.title": "Hält die Stadt ihre Versprechen?",
  "promises.lead":
    "Zu jedem Sensor gehören Versprechen. Jede Minute sieht unser System nach, ob sie gehalten werden. Hier sehen Sie alle Sensoren zusammen.",
  "promises.how": "Wie wird das gemessen?",
  "promises.now": "Jetzt nicht gehalten",
  "promises.now.none": "Im Moment sehen wir kein Versprechen, das nicht gehalten wird.",
  "promises.now.count":
    "{n, plural, one {# Versprechen wird jetzt nicht gehalten.} other {# Versprechen werden jetzt nicht gehalten.}} Wir haben {of, plural, one {# Versprechen} other {# Versprechen}} geprüft.",
  "promises.now.some": "Die ersten {n} stehen hier.",
  "promises.year": "Dieses Jahr",
  "promises.year.words":
    "Seit dem 1. Januar {n, plural, =0 {wurde kein Versprechen gebrochen} one {wurde # Mal ein Versprechen gebrochen} other {wurde # Mal ein Versprechen gebrochen}}. Alle Stunden zusammen: {hours}.",
  "promises.owners": "Nach Eigentümer",
  "promises.owner": "Eigentümer",
  "promises.owner.sensors": "Sensoren",
  "promises.owner.now": "Jetzt nicht gehalten",
  "promises.owner.times": "Male in diesem Jahr",
  "promises.owner.hours": "Stunden in diesem Jahr",
  "promises.owners.note":
    "Stunden zählen zusammen: Zwei Versprechen, die eine Stunde nicht gehalten werden, ergeben 2. Bei manchen Versprechen können wir nicht messen, ob sie gehalten werden. Die zählen nicht mit.",
  "promises.deletions": "Was wir löschen",
  "promises.deletions.looked":
    "Alle 20 Sekunden sieht unser System nach, was alt genug ist. Das löscht es. Zuletzt sah es nach: {moment}.",
  "promises.deletions.none": "Es wurde noch nichts gelöscht.",
  "promises.deletions.last": "Die letzten Male, dass etwas weg musste, von allen Sensoren zusammen:",
  "promises.deletions.when": "Wann",
  "promises.deletions.raw": "Einzelne Messungen",
  "promises.deletions.hour": "Zahlen pro Stunde",
  "promises.deletions.day": "Zahlen pro Tag",
  "promises.deletions.api": "Alle Male der letzten 30 Tage (API)",
  "promises.since": "Nicht gehalten seit {moment}.",
  "promises.data": "Selbst nachsehen",
  "promises.data.feed": "Versprechen folgen, die nicht gehalten werden (Atom)",
  "promises.data.api": "Alle Versprechen als offene Daten (API)",
  "promises.data.csv": "Möchten Sie eine Tabelle? Fragen Sie die API mit Accept: text/csv.",
  "promises.feed.title": "Versprechen, die nicht gehalten werden: {city}",
  "promises.feed.entry": "Nicht gehalten: {topic}. {name}",
  "response.none": "Die Gemeinde hat darauf noch nicht reagiert.",
  "response.given": "Die Gemeinde sagte am {day}:",
  "response.earlier": "Früher, am {day}, sagte die Gemeinde:",
};
