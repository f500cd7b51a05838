/** The charts of a sensor: a day, a week, a year; and radio waves beside their limit. */
export const chart = {
  "chart.ranges": "Hoe ver terug?",
  "chart.range.day": "24 uur",
  "chart.range.week": "7 dagen",
  "chart.range.year": "1 jaar",
  "chart.caption.sum":
    "{range, select, day {Bij elkaar {sum} in de laatste 24 uur. Het drukste uur begon om {when}, met {max}.} week {Bij elkaar {sum} in de laatste 7 dagen. Het drukste uur begon {when}, met {max}.} other {Bij elkaar {sum} in het laatste jaar. De drukste dag was {when}, met {max}.}}",
  "chart.caption.between":
    "{range, select, day {In de laatste 24 uur lag het gemiddelde per uur tussen {min} en {max}.} week {In de laatste 7 dagen lag het gemiddelde per uur tussen {min} en {max}.} other {In het laatste jaar lag het gemiddelde per dag tussen {min} en {max}.}}",
  "chart.caption.none":
    "{range, select, day {In de laatste 24 uur zijn er geen getallen om te laten zien.} week {In de laatste 7 dagen zijn er geen getallen om te laten zien.} other {In het laatste jaar zijn er geen getallen om te laten zien.}}",
  "chart.key.sum": "{range, select, year {Aantal per dag} other {Aantal per uur}}",
  "chart.key.mean": "{range, select, year {Gemiddelde per dag} other {Gemiddelde per uur}}",
  "chart.key.rms": "{range, select, year {Gemiddelde sterkte per dag} other {Gemiddelde sterkte per uur}}",
  "chart.label":
    "{range, select, day {Lijn van de laatste 24 uur.} week {Lijn van de laatste 7 dagen.} other {Lijn van het laatste jaar.}} De getallen staan in de tabel hieronder.",
  "chart.table.caption": "{name}, {range, select, day {per uur} week {per dag} other {per maand}}",
  "chart.when": "{range, select, day {Uur} week {Dag} other {Maand}}",
  "chart.table.sum": "{range, select, day {Aantal per uur} week {Aantal per dag} other {Aantal per maand}}",
  "chart.table.mean": "Gemiddeld",
  "chart.table.rms": "Gemiddelde sterkte",
  "chart.read-out": "Wijs een moment aan",
  "chart.highest": "{range, select, week {Hoogste uur} other {Hoogste dag}}",
  "chart.csv":
    "{range, select, year {Haal een jaar op, per dag (CSV)} other {Haal 30 dagen op, per uur (CSV)}}",

  "pilot.outcome.overdue": "De uitkomst had er al moeten zijn, uiterlijk op {day}. Die is er nog niet.",
  "pilot.outcome.waiting": "De proef is voorbij. De uitkomst komt hier uiterlijk op {day}.",
  "pilot.ended": "De proef stopte op {day}.",
  "field.one": "Deze meter meet een soort radiogolven. Hij meet niet alle zenders samen.",
  "field.mean": "Gemiddeld over 30 minuten was het {power} watt per vierkante meter. Dat was tot {moment}.",
  "field.strength.no-share": "Met volt per meter kunt u geen aandeel uitrekenen.",
  "field.strength.no-level": "Voor deze golven is er ook geen grens in volt per meter.",
  "field.below": "Dat is minder dan de meter goed kan zien. Het kan ook minder zijn.",
  "field.day": "Het hoogste gemiddelde in 24 uur was {power} watt per vierkante meter. Dat begon {moment}.",
  "field.day.none": "Over de laatste 24 uur is er geen half uur dat goed genoeg is gemeten.",
  "field.day.unknown":
    "{n, plural, one {Van # half uur weten wij het niet.} other {Van # halve uren weten wij het niet.}}",
  "field.table": "De laatste 24 uur, per half uur",
  "field.table.from": "Begin",
  "field.table.power": "Watt per vierkante meter",
  "field.table.share": "Aandeel in vermogen",
  "field.table.strength": "Volt per meter",
  "field.table.unknown": "weten wij niet",
  "field.standard":
    "De grens komt uit de richtlijn van ICNIRP van 2020. Die geldt voor iedereen, voor het hele lichaam, over 30 minuten.",
  "field.law": "Wij konden niet nagaan of deze grens zo in de Nederlandse wet staat.",
  "field.formula":
    "Zo rekenen wij: volt per meter in het kwadraat, gemiddeld over 30 minuten, gedeeld door 377.",
  "field.api": "Deze getallen als open gegevens (API)",
} as const;
