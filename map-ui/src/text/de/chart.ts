import type { chart as dutch } from "../nl/chart.ts";

export const chart: Record<keyof typeof dutch, string> = {
  "chart.ranges": "Wie weit zurück?",
  "chart.range.day": "24 Stunden",
  "chart.range.week": "7 Tage",
  "chart.range.year": "1 Jahr",
  "chart.caption.sum":
    "{range, select, day {In den letzten 24 Stunden zusammen {sum}. Die vollste Stunde begann um {when}, mit {max}.} week {In den letzten 7 Tagen zusammen {sum}. Die vollste Stunde begann {when}, mit {max}.} other {Im letzten Jahr zusammen {sum}. Der vollste Tag war {when}, mit {max}.}}",
  "chart.caption.between":
    "{range, select, day {In den letzten 24 Stunden lag das Mittel einer Stunde zwischen {min} und {max}.} week {In den letzten 7 Tagen lag das Mittel einer Stunde zwischen {min} und {max}.} other {Im letzten Jahr lag das Mittel eines Tages zwischen {min} und {max}.}}",
  "chart.caption.none":
    "{range, select, day {Von den letzten 24 Stunden können wir keine Zahlen zeigen.} week {Von den letzten 7 Tagen können wir keine Zahlen zeigen.} other {Vom letzten Jahr können wir keine Zahlen zeigen.}}",
  "chart.key.sum": "{range, select, year {Anzahl pro Tag} other {Anzahl pro Stunde}}",
  "chart.key.mean": "{range, select, year {Mittel eines Tages} other {Mittel einer Stunde}}",
  "chart.key.rms": "{range, select, year {Mittlere Stärke eines Tages} other {Mittlere Stärke einer Stunde}}",
  "chart.label":
    "{range, select, day {Linie der letzten 24 Stunden.} week {Linie der letzten 7 Tage.} other {Linie des letzten Jahres.}} Die Zahlen stehen in der Tabelle darunter.",
  "chart.table.caption": "{name}, {range, select, day {pro Stunde} week {pro Tag} other {pro Monat}}",
  "chart.when": "{range, select, day {Stunde} week {Tag} other {Monat}}",
  "chart.table.sum":
    "{range, select, day {Anzahl pro Stunde} week {Anzahl pro Tag} other {Anzahl pro Monat}}",
  "chart.table.mean": "Mittel",
  "chart.table.rms": "Mittlere Stärke",
  "chart.read-out": "Zeigen Sie auf einen Moment",
  "chart.highest": "{range, select, week {Höchste Stunde} other {Höchster Tag}}",
  "chart.csv":
    "{range, select, year {Ein Jahr herunterladen, pro Tag (CSV)} other {30 Tage herunterladen, pro Stunde (CSV)}}",
  "pilot.outcome.overdue": "Das Ergebnis sollte spätestens am {day} hier stehen. Es ist noch nicht da.",
  "pilot.outcome.waiting": "Der Versuch ist vorbei. Das Ergebnis kommt spätestens am {day} hierher.",
  "pilot.ended": "Der Versuch endete am {day}.",
  "field.one": "Dieses Gerät misst eine Art von Funkwellen. Es misst nicht alle Sender zusammen.",
  "field.mean": "Über 30 Minuten waren es im Mittel {power} Watt pro Quadratmeter. Das war bis {moment}.",
  "field.strength.no-share": "Mit Volt pro Meter lässt sich kein Anteil berechnen.",
  "field.strength.no-level": "Für diese Wellen gibt es auch keinen Grenzwert in Volt pro Meter.",
  "field.below": "Das ist weniger, als das Gerät gut sehen kann. Es kann auch weniger sein.",
  "field.day": "Das höchste Mittel in 24 Stunden war {power} Watt pro Quadratmeter. Das begann {moment}.",
  "field.day.none": "Keine halbe Stunde der letzten 24 Stunden wurde gut genug gemessen.",
  "field.day.unknown":
    "{n, plural, one {Eine halbe Stunde kennen wir nicht.} other {# halbe Stunden kennen wir nicht.}}",
  "field.table": "Die letzten 24 Stunden, pro halbe Stunde",
  "field.table.from": "Beginn",
  "field.table.power": "Watt pro Quadratmeter",
  "field.table.share": "Anteil an der Leistung",
  "field.table.strength": "Volt pro Meter",
  "field.table.unknown": "nicht bekannt",
  "field.standard":
    "Der Grenzwert ist der aus den Richtlinien der ICNIRP von 2020: für alle, den ganzen Körper, über 30 Minuten.",
  "field.law": "Wir konnten nicht klären, ob das niederländische Recht diesen Grenzwert genau so kennt.",
  "field.formula": "So rechnen wir: Volt pro Meter im Quadrat, gemittelt über 30 Minuten, geteilt durch 377.",
  "field.api": "Diese Zahlen als offene Daten (API)",
};
