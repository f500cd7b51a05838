import type { rules as dutch } from "../nl/rules.ts";

export const rules: Record<keyof typeof dutch, string> = {
  "rules.title": "Was dürfen Sensoren in dieser Stadt?",
  "rules.lead": "Dies sind die Regeln von {city} für Sensoren auf der Straße.",
  "rules.notice": "Erst sagen, dann aufhängen",
  "rules.notice.body":
    "Ein Sensor steht mindestens {days, plural, one {# Tag} other {# Tage}} in diesem Register, bevor er aufgehängt wird.",
  "rules.notice.none": "Die Stadt hat nicht aufgeschrieben, wie lange vorher sie einen Sensor ankündigt.",
  "rules.notice.own": "Der Sensor steht in diesem Register, bevor er hängt.",
  "rules.term": "Nicht für immer",
  "rules.term.regular": "Ein gewöhnlicher Sensor bleibt höchstens {duration}.",
  "rules.term.pilot": "Ein Versuch dauert höchstens {duration}.",
  "rules.term.none": "Die Stadt hat nicht aufgeschrieben, wie lange ein Sensor höchstens bleibt.",
  "rules.term.after":
    "Jeder Sensor hat ein Enddatum. Schickt er danach noch etwas, dann speichern wir es nicht.",
  "rules.basis.own-promise": "Das ist ein eigenes Versprechen der Stadt.",
  "rules.basis.by-law": "Das steht in einer Verordnung der Stadt.",
  "rules.source": "Lesen Sie, wo das steht",
  "rules.only": "Nur, was aufgeschrieben ist",
  "rules.only.1": "Bei jedem Sensor steht, was er misst, wie oft und wofür.",
  "rules.only.2": "Schickt er etwas anderes, dann wirft unser System es ungesehen weg.",
  "rules.keep": "So kurz wie möglich speichern",
  "rules.keep.1": "Jede Messung hat eine Zeit, nach der unser System sie von selbst löscht.",
  "rules.keep.backups": "In einer Sicherungskopie kann eine Messung noch {duration} weiterleben.",
  "rules.people": "Geht es um Menschen? Dann gelten mehr Regeln",
  "rules.people.1": "Es muss einen Grund im Gesetz geben. Er steht auf der Seite des Sensors.",
  "rules.people.2":
    "Ist eine Kamera oder ein Mikrofon darin, oder bemerkt der Kasten WLAN? Dann untersucht die Stadt zuerst, was das für Ihre Privatsphäre bedeutet (DPIA).",
  "rules.people.3": "Daten, an denen Sie zu erkennen sind, speichert dieses System nicht.",
  "rules.others": "Für wen gelten diese Regeln nicht?",
  "rules.others.body":
    "Kameras der Polizei, von Geschäften und von Bewohnern stehen nicht in diesem Register. Für sie gelten andere Regeln.",
  "rules.kept": "Hält sich die Stadt daran?",
  "rules.kept.body": "Das misst unser System jede Minute. Das Ergebnis steht auf der Seite jedes Sensors.",
  "rules.kept.link": "Alle Versprechen ansehen, die jetzt nicht gehalten werden",
  "decisions.title": "Wie entscheidet die Stadt über einen Sensor?",
  "decisions.lead": "Ein Sensor kommt nicht einfach so. Diese Fragen werden zuerst gestellt.",
  "decisions.needed": "Ist er nötig?",
  "decisions.needed.body":
    "Gibt es die Daten schon? Geht es ohne Sensor? Dann ist kein Sensor nötig. Das heißt Prüfung der Notwendigkeit.",
  "decisions.fair": "Ist es für alle gerecht?",
  "decisions.fair.body":
    "Menschen, die sich mit dem guten und schlechten Gebrauch von Technik auskennen, geben Rat (die Ethikkommission). Die Stadt sagt, ob sie dem Rat folgt.",
  "decisions.privacy": "Was kann mit Ihrer Privatsphäre schiefgehen?",
  "decisions.privacy.body":
    "Die Stadt findet heraus, was schiefgehen kann und was sie dagegen tut. Das heißt DPIA.",
  "decisions.rights": "Achtet es die Rechte der Menschen?",
  "decisions.rights.body":
    "Könnte es einer Gruppe schaden? Dann wird auch das untersucht. In den Niederlanden heißt das IAMA.",
  "decisions.safe": "Ist es gut gesichert?",
  "decisions.safe.body": "Jemand prüft, dass andere nicht an die Daten kommen.",
  "decisions.who": "Wer entscheidet?",
  "decisions.who.body":
    "Meistens entscheidet der Magistrat. Manchmal der Bürgermeister, zum Beispiel über die Sicherheit bei einer Veranstaltung. Bei jedem Sensor steht, wer es war.",
  "decisions.where": "Wo finde ich das Ergebnis?",
  "decisions.where.body":
    "Auf der Seite des Sensors steht, wer es untersucht hat, wann, und was dabei herauskam. Hat es niemand untersucht, dann steht auch das da.",
  "decisions.where.link": "Einen Sensor wählen",
  "levels.title": "Wie lesen Sie, wie voll es ist?",
  "levels.lead": "Jeder Ort hat ein Wort. Das Wort sagt, was Sie dort merken.",
  "levels.words": "Was bedeuten die Wörter?",
  "levels.percent": "Was bedeutet die Prozentzahl?",
  "levels.percent.body":
    "100 % heißt, dass der Ort voll ist. Bei 50 % ist er halb voll. Nicht jeder Ort hat eine Prozentzahl.",
  "levels.counted": "Wie werden Menschen gezählt?",
  "levels.counted.body":
    "An jedem Zugang hängt ein Zähler. Er zählt, wer hinein- und wer hinausgeht. Zähler machen Fehler. Darum rechnen wir mit der höchsten Zahl, die stimmen kann.",
  "levels.estimate": "Was ist eine Schätzung?",
  "levels.estimate.body": "Dann wissen wir es nicht genau. Es kann voller sein, als da steht.",
  "levels.unknown": "Warum steht manchmal „unbekannt“ da?",
  "levels.unknown.body":
    "Dann schweigt ein Zähler, oder die Zähler sind sich zu uneinig. Unbekannt ist nicht dasselbe wie ruhig. Es kann sehr voll sein.",
  "levels.closed": "Was bedeutet „geschlossen“?",
  "levels.closed.body": "Der Ort ist abgesperrt. Sie können jetzt nicht hinein.",
  "levels.age": "Wie alt ist die Zahl?",
  "levels.age.body": "Das steht immer dabei. Ist sie älter als 2 Minuten, dann steht da „unbekannt“.",
  "levels.safety": "Was geht vor?",
  "levels.safety.body":
    "Tun Sie immer, was Schilder, Polizei und Sicherheitsdienst sagen. Sind Sie in Gefahr? Rufen Sie 112 an.",
  "levels.link": "Sehen, wie voll es jetzt ist",
};
