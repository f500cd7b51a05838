import type { about as dutch } from "../nl/about.ts";

export const about: Record<keyof typeof dutch, string> = {
  "about.title": "Erklärung",
  "about.lead":
    "Was sind Sensoren? Was sehen sie, und was nicht? Und woher wissen Sie, dass ein Versprechen gehalten wird?",
  "about.contents": "Auf dieser Seite",
  "about.sensor.title": "Was ist ein Sensor?",
  "about.sensor.1":
    "Ein Sensor ist ein Kasten, der etwas misst. Zum Beispiel, wie voll es ist oder wie sauber die Luft ist.",
  "about.sensor.2": "Der Kasten schickt der Stadt eine Zahl. Mit dieser Zahl regelt die Stadt etwas.",
  "about.sensor.3":
    "Jeder Kasten hat eine Nummer und einen Code zum Scannen. Dann lesen Sie sofort, was er tut.",
  "about.kinds.title": "Welche Arten gibt es?",
  "about.kind.crowd-meter":
    "Zählt, wie viele Menschen vorbeigehen. Manchmal mit einer Kamera im Kasten. Bei jedem Sensor steht, ob das so ist.",
  "about.kind.5g-pilot":
    "Misst, wie stark die Funkwellen in einem 5G-Versuch sind. Sieht nicht in Ihr Telefon.",
  "about.kind.air-quality": "Misst, wie sauber die Luft ist. Das hat nichts mit Menschen zu tun.",
  "about.kind.noise": "Misst, wie laut es ist. Bei jedem Sensor steht, ob Ton gespeichert wird.",
  "about.kind.camera":
    "Macht Bilder, auf denen Sie zu erkennen sind. Bei jeder Kamera steht, wie lange sie bleiben.",
  "about.kind.traffic": "Zählt Autos, Fahrräder oder Busse. Bei jedem Sensor steht, ob er Kennzeichen liest.",
  "about.kind.water": "Misst, wie hoch oder wie sauber das Wasser ist.",
  "about.kind.weather": "Misst Wärme, Wind oder Regen.",
  "about.kind.other": "Misst etwas anderes. Auf der Seite des Sensors steht, was.",
  "about.symbols.title": "Was bedeuten die Symbole?",
  "about.symbols.lead": "Farbe und Rand sagen, ob es um Menschen geht.",
  "about.symbols.none": "Weiß mit dünnem Rand: Das hat nichts mit Menschen zu tun.",
  "about.symbols.in-the-box": "Blau: Der Kasten sieht oder hört Menschen. Er behält nur eine Zahl.",
  "about.symbols.stored": "Gelb mit doppeltem Rand: Die Stadt speichert Daten über Menschen.",
  "about.symbols.shapes": "Sechseck: wozu und womit. Kreis: welche Daten. Quadrat: wie lange gespeichert.",
  "about.personal.title": "Was sind personenbezogene Daten?",
  "about.personal.1":
    "Personenbezogene Daten sagen etwas über Sie. Zum Beispiel ein Bild, ein Kennzeichen oder die Nummer Ihres Telefons.",
  "about.personal.2":
    "Eine Zahl wie „412 Menschen in einer Stunde“ ist nicht personenbezogen. Sie sind darin nicht zu finden.",
  "about.personal.3":
    "Die Stadt darf personenbezogene Daten nur mit einem guten Grund nutzen. Bei jedem Sensor steht dieser Grund.",
  "about.promises.title": "Wie prüfen wir die Versprechen?",
  "about.promises.1":
    "Die Stadt schreibt für jeden Sensor auf, was er schickt, wie oft und wie lange es bleibt.",
  "about.promises.2": "Unser System lässt nur das herein. Den Rest wirft es ungesehen weg.",
  "about.promises.3":
    "Jede Minute prüft das System, ob das Versprechen gehalten wird. Das Zeichen zeigt die Antwort.",
  "about.promises.kept": "Stimmt: Gemessen ist, was versprochen war.",
  "about.promises.attention": "Stimmt wieder: Jetzt ist es richtig, vor Kurzem nicht.",
  "about.promises.broken": "Stimmt nicht: Es steht dabei, was falsch ist und seit wann.",
  "about.promises.not-yet": "Noch zu früh: Der Sensor ist noch nicht lange genug da.",
  "about.promises.not-measurable": "Das können wir nicht messen: Ein Mensch muss es auf der Straße prüfen.",
  "about.promises.limits":
    "Wir können nicht alles sehen. Wir sehen nicht, ob ein Kasten auch anderen etwas schickt. Darum prüfen Menschen die Kästen.",
  "about.rights.title": "Ihre Rechte in vier Schritten",
  "about.rights.all": "Alle Ihre Rechte lesen",
  "about.rights.contact": "Nach Ihren Daten fragen",
  "about.words.title": "Schwierige Wörter",
  "about.words.body": "Lesen Sie ein Wort, das Sie nicht kennen?",
  "about.words.link": "Zur Liste der schwierigen Wörter",
  "contact.title": "Kontakt",
  "contact.lead":
    "Haben Sie eine Frage zu einem Sensor? Oder sehen Sie einen Kasten, der hier nicht steht? Rufen Sie an, mailen oder schreiben Sie, oder kommen Sie vorbei.",
  "contact.sensor": "Ihre Frage ist zu {name}. Nennen Sie die Nummer {number}.",
  "contact.say.title": "Was sollten Sie uns sagen?",
  "contact.say.1": "Um welchen Sensor es geht: die Nummer auf dem Kasten oder der Ort.",
  "contact.say.2": "Möchten Sie wissen, was wir über Sie haben? Nennen Sie dann auch Tag und Uhrzeit.",
  "contact.say.3":
    "Sie müssen nicht sagen, wer Sie sind, wenn Sie nur etwas über einen Sensor wissen möchten.",
  "contact.ways": "So erreichen Sie uns",
  "contact.none": "Im Register stehen noch keine Kontaktdaten.",
  "privacy.title": "Datenschutz auf dieser Website",
  "privacy.cookies": "Welche Cookies gibt es?",
  "privacy.cookies.body":
    "Keine, wenn Sie nur schauen. Wer den Link einer Veranstaltung öffnet, bekommt ein Cookie. Es merkt sich nur, welche Orte Sie sehen dürfen.",
  "privacy.others": "Wer schaut zu?",
  "privacy.others.body":
    "Niemand. Diese Website holt nichts bei anderen Firmen. Es gibt keine Tracker und keine Werbung.",
  "privacy.log": "Was speichert die Website von meinem Besuch?",
  "privacy.log.body":
    "Die Website schreibt die Adresse Ihres Computers nicht auf. Auch nicht, wonach Sie suchen.",
  "privacy.location": "Weiß die Website, wo ich bin?",
  "privacy.location.body":
    "Nein. Klicken Sie auf „Meinen Ort verwenden“, dann rechnet Ihr eigenes Gerät. Wir bekommen Ihren Ort nicht.",
  "privacy.sensors": "Und die Sensoren selbst?",
  "privacy.sensors.body": "Bei jedem Sensor steht, was er misst und wie lange es bleibt.",
  "privacy.sensors.link": "Zur Liste der Sensoren",
};
