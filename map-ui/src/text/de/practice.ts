import type { practice as dutch } from "../nl/practice.ts";

export const practice: Record<keyof typeof dutch, string> = {
  "strip.none": "Von den letzten 90 Tagen wissen wir noch nichts.",
  "strip.all": "Die letzten 90 Tage haben wir gemessen.",
  "strip.since": "Das messen wir seit dem {day}.",
  "strip.broken":
    "{n, plural, =0 {Es stimmte an all diesen Tagen.} one {An # Tag stimmte es nicht.} other {An # Tagen stimmte es nicht.}}",
  "strip.label": "Die letzten {days} Tage, ein Balken pro Tag. Die Tage stehen auch in der Tabelle.",
  "strip.begin": "vor {days} Tagen",
  "strip.today": "heute",
  "strip.table": "Die letzten {days} Tage",
  "strip.from": "Von",
  "strip.to": "Bis einschließlich",
  "strip.state.kept": "Stimmte",
  "strip.state.attention": "Brauchte Aufmerksamkeit",
  "strip.state.broken": "Stimmte nicht",
  "strip.state.unknown": "Wir wissen es nicht",
  "how.title": "Wie wird das gemessen?",
  "how.measured": "Das wurde {moment} gemessen.",
  "how.all": "So messen wir alle Versprechen",
  "breach.title": "Das ist vielleicht eine Datenpanne.",
  "breach.open": "Die Stadt muss das beurteilen. Sie hat Zeit bis: {moment}.",
  "breach.late": "Die Stadt musste das beurteilen. Die Zeit war vorbei: {moment}.",
  "breach.assessed": "Die Stadt hat das am {day} beurteilt:",
  "breach.outcome.no-breach": "Es war keine Datenpanne.",
  "breach.outcome.breach": "Es war eine Datenpanne, ohne Gefahr für Menschen.",
  "breach.outcome.authority-told": "Es war eine Datenpanne. Die Datenschutzbehörde weiß davon.",
  "breach.outcome.people-told":
    "Es war eine Datenpanne. Die Datenschutzbehörde und die betroffenen Menschen wissen davon.",
  "response.recorded": "(hierher gesetzt am {day})",
  "measuring.title": "Wie messen wir, ob ein Versprechen gehalten wird?",
  "measuring.lead":
    "Bei jedem Sensor steht, was versprochen wurde. Daneben steht, was wir sehen. Hier lesen Sie, wie wir hinsehen.",
  "measuring.signs": "Was bedeuten die Zeichen?",
  "measuring.sign.kept": "Wir haben es gemessen. Es ist wie versprochen.",
  "measuring.sign.broken": "Wir haben es gemessen. Es ist nicht wie versprochen.",
  "measuring.sign.attention":
    "Jetzt stimmt es. Vor Kurzem stimmte es nicht, oder es stimmt knapp nicht ganz.",
  "measuring.sign.not-yet": "Es ist noch zu wenig Zeit vergangen, um es zu wissen.",
  "measuring.sign.not-measurable": "Unser Computer kann das nicht sehen.",
  "measuring.bases": "Wer sagt das?",
  "measuring.basis.machine":
    "Unser System hat es selbst gemessen, in seinen eigenen Tabellen. Das geschieht jede Minute.",
  "measuring.basis.inspection":
    "Jemand hat nachgesehen, auf der Straße oder in den Büchern. Sie sehen, wer und wann.",
  "measuring.basis.statement": "Jemand sagt das. Niemand hat es gemessen.",
  "measuring.each": "Was messen wir bei jedem Versprechen?",
  "measuring.code": "Der Code dieses Systems ist offen. Alle können prüfen, wie wir messen.",
};
