import type { glossary as dutch } from "../nl/glossary.ts";

export const glossary: Record<keyof typeof dutch, string> = {
  "glossary.title": "Schwierige Wörter",
  "glossary.lead": "Diese Wörter stehen auf dieser Website. Hier lesen Sie, was sie bedeuten.",
  "glossary.algorithm": "Algorithmus",
  "glossary.algorithm.body": "Feste Schritte, mit denen ein Computer etwas berechnet oder auswählt.",
  "glossary.api": "API",
  "glossary.api.body": "Eine Adresse, an der Computer Daten abrufen können.",
  "glossary.authority": "Autoriteit Persoonsgegevens",
  "glossary.authority.body":
    "Wacht in den Niederlanden über das Datenschutzgesetz. Dort können Sie sich beschweren.",
  "glossary.avg": "DSGVO",
  "glossary.avg.body": "Das Datenschutzgesetz von ganz Europa. Auf Niederländisch: AVG.",
  "glossary.backup": "Sicherungskopie",
  "glossary.backup.body":
    "Eine Kopie für den Fall, dass etwas kaputtgeht. Darin können Dinge länger bleiben.",
  "glossary.band": "Gewöhnlich",
  "glossary.band.body":
    "Was in den letzten 4 Wochen an diesem Tag und zu dieser Stunde meistens gemessen wurde.",
  "glossary.box": "Kasten",
  "glossary.box.body": "Das Ding, das Sie auf der Straße hängen sehen. Darin kann mehr als ein Sensor sein.",
  "glossary.code": "Code eines Telefons",
  "glossary.code.body":
    "Eine Reihe von Zeichen anstelle Ihres Namens. Wer den Code kennt, kann Ihnen manchmal trotzdem folgen.",
  "glossary.controller": "Verantwortlich",
  "glossary.controller.body": "Wer entscheidet, warum und wie die Daten genutzt werden.",
  "glossary.crowd-meter": "Personenzähler",
  "glossary.crowd-meter.body": "Ein Sensor, der zählt, wie viele Menschen dort gehen.",
  "glossary.decibel": "Dezibel (dB)",
  "glossary.decibel.body": "Wie laut ein Geräusch ist. Reden ist etwa 60, eine belebte Straße etwa 75.",
  "glossary.dpia": "DPIA",
  "glossary.dpia.body":
    "Eine Untersuchung: Was kann mit Ihrer Privatsphäre schiefgehen, und was tun wir dagegen?",
  "glossary.ethics": "Ethikkommission",
  "glossary.ethics.body": "Menschen, die Rat geben, was ehrlich und richtig ist.",
  "glossary.field": "Feldstärke",
  "glossary.field.body": "Wie stark Funkwellen an einem Ort sind. Wir messen das in Volt pro Meter.",
  "glossary.iama": "IAMA",
  "glossary.iama.body": "Eine niederländische Untersuchung: Achtet dies die Rechte der Menschen?",
  "glossary.icnirp": "ICNIRP",
  "glossary.icnirp.body":
    "Eine Gruppe von Wissenschaftlern. Sie schreibt auf, wie stark Funkwellen sein dürfen.",
  "glossary.licence": "Lizenz",
  "glossary.licence.body": "Was Sie mit Daten tun dürfen. Zum Beispiel: nutzen und sagen, von wem sie sind.",
  "glossary.microgram": "Mikrogramm pro Kubikmeter",
  "glossary.microgram.body": "Wie viel Staub in der Luft ist. Ein Mikrogramm ist ein Millionstel Gramm.",
  "glossary.number": "Nummer auf dem Kasten",
  "glossary.number.body": "Acht Buchstaben und Ziffern. Jeder Kasten hat seine eigene Nummer.",
  "glossary.officer": "Datenschutzbeauftragter",
  "glossary.officer.body":
    "Jemand bei der Stadt, der auf Ihre Privatsphäre achtet. Sie dürfen ihm schreiben.",
  "glossary.openData": "Offene Daten",
  "glossary.openData.body": "Zahlen, die alle sehen und nutzen dürfen.",
  "glossary.personal": "Personenbezogene Daten",
  "glossary.personal.body":
    "Etwas, das von Ihnen handelt. Ein Foto, ein Kennzeichen, die Nummer Ihres Telefons.",
  "glossary.pilot": "Versuch",
  "glossary.pilot.body":
    "Etwas Neues, das die Stadt eine Zeit lang probiert. Danach hört es auf, oder es wird darüber entschieden.",
  "glossary.pole": "Nummer auf dem Mast",
  "glossary.pole.body": "Die Nummer auf dem Laternenmast. Danach können Sie suchen.",
  "glossary.processor": "Im Auftrag",
  "glossary.processor.body":
    "Eine Firma, die für die Stadt mit den Daten arbeitet. Für sich selbst darf sie nichts damit tun.",
  "glossary.promise": "Versprechen",
  "glossary.promise.body":
    "Was die Stadt über einen Sensor aufgeschrieben hat. Unser System misst, ob es gehalten wird.",
  "glossary.quarter": "Viertel",
  "glossary.quarter.body": "Ein Teil der Stadt mit eigenem Namen.",
  "glossary.register": "Register",
  "glossary.register.body": "Die Liste aller Sensoren mit dem, was über sie versprochen wurde.",
  "glossary.sensor": "Sensor",
  "glossary.sensor.body": "Etwas, das misst. Zum Beispiel, wie voll es ist oder wie sauber die Luft ist.",
  "glossary.together": "Zusammengezählt",
  "glossary.together.body":
    "Viele Messungen zusammen in einer Zahl. Zum Beispiel: 412 Menschen in einer Stunde.",
  "glossary.version": "Version",
  "glossary.version.body":
    "Wie die Absprachen zu einem Sensor an einem Tag waren. Alte Versionen bleiben lesbar.",
  "glossary.watt": "Watt pro Quadratmeter",
  "glossary.watt.body": "Wie viel Leistung Funkwellen tragen. In diesem Maß steht der Grenzwert.",
  "glossary.woo": "Niederländisches Gesetz über offene Verwaltung (Woo)",
  "glossary.woo.body": "Das Gesetz, in dem steht, welche Dokumente der Stadt Sie sehen dürfen.",
};
