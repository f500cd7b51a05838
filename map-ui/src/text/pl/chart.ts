import type { chart as dutch } from "../nl/chart.ts";

export const chart: Record<keyof typeof dutch, string> = {
  "chart.ranges": "Jak daleko wstecz?",
  "chart.range.day": "24 godziny",
  "chart.range.week": "7 dni",
  "chart.range.year": "1 rok",
  "chart.caption.sum":
    "{range, select, day {W ostatnich 24 godzinach razem {sum}. Najbardziej tłoczna godzina zaczęła się {when}: {max}.} week {W ostatnich 7 dniach razem {sum}. Najbardziej tłoczna godzina zaczęła się {when}: {max}.} other {W ostatnim roku razem {sum}. Najbardziej tłoczny dzień: {when}, {max}.}}",
  "chart.caption.between":
    "{range, select, day {W ostatnich 24 godzinach średnia godziny była między {min} a {max}.} week {W ostatnich 7 dniach średnia godziny była między {min} a {max}.} other {W ostatnim roku średnia dnia była między {min} a {max}.}}",
  "chart.caption.none":
    "{range, select, day {Nie ma liczb do pokazania z ostatnich 24 godzin.} week {Nie ma liczb do pokazania z ostatnich 7 dni.} other {Nie ma liczb do pokazania z ostatniego roku.}}",
  "chart.key.sum": "{range, select, year {Liczba na dzień} other {Liczba na godzinę}}",
  "chart.key.mean": "{range, select, year {Średnia dnia} other {Średnia godziny}}",
  "chart.key.rms": "{range, select, year {Średnia siła w dniu} other {Średnia siła w godzinie}}",
  "chart.label":
    "{range, select, day {Linia ostatnich 24 godzin.} week {Linia ostatnich 7 dni.} other {Linia ostatniego roku.}} Liczby są w tabeli poniżej.",
  "chart.table.caption": "{name}, {range, select, day {na godzinę} week {na dzień} other {na miesiąc}}",
  "chart.when": "{range, select, day {Godzina} week {Dzień} other {Miesiąc}}",
  "chart.table.sum":
    "{range, select, day {Liczba na godzinę} week {Liczba na dzień} other {Liczba na miesiąc}}",
  "chart.table.mean": "Średnia",
  "chart.table.rms": "Średnia siła",
  "chart.read-out": "Wskaż chwilę",
  "chart.highest": "{range, select, week {Najwyższa godzina} other {Najwyższy dzień}}",
  "chart.csv":
    "{range, select, year {Pobierz rok, po dniach (CSV)} other {Pobierz 30 dni, po godzinach (CSV)}}",
  "pilot.outcome.overdue": "Wynik miał tu być najpóźniej {day}. Jeszcze go nie ma.",
  "pilot.outcome.waiting": "Próba się skończyła. Wynik pojawi się tu najpóźniej {day}.",
  "pilot.ended": "Próba skończyła się {day}.",
  "field.one": "Ten miernik mierzy jeden rodzaj fal radiowych. Nie mierzy wszystkich nadajników razem.",
  "field.mean": "Przez 30 minut było średnio {power} wata na metr kwadratowy. To było do: {moment}.",
  "field.strength.no-share": "Z woltów na metr nie da się obliczyć udziału.",
  "field.strength.no-level": "Dla tych fal nie ma też granicy w woltach na metr.",
  "field.below": "To mniej, niż miernik dobrze widzi. Może być jeszcze mniej.",
  "field.day": "Najwyższa średnia w 24 godziny to {power} wata na metr kwadratowy. Początek: {moment}.",
  "field.day.none": "Żadne pół godziny z ostatnich 24 godzin nie zostało dość dobrze zmierzone.",
  "field.day.unknown":
    "{n, plural, one {Nie znamy # półgodziny.} other {Liczba półgodzin, których nie znamy: #.}}",
  "field.table": "Ostatnie 24 godziny, po pół godziny",
  "field.table.from": "Początek",
  "field.table.power": "Waty na metr kwadratowy",
  "field.table.share": "Udział w mocy",
  "field.table.strength": "Wolty na metr",
  "field.table.unknown": "nie wiadomo",
  "field.standard":
    "Granica pochodzi z wytycznych ICNIRP z 2020 roku: dla wszystkich, całe ciało, przez 30 minut.",
  "field.law": "Nie udało nam się ustalić, czy prawo holenderskie przyjmuje tę granicę w tej postaci.",
  "field.formula": "Tak liczymy: wolty na metr do kwadratu, średnia z 30 minut, dzielone przez 377.",
  "field.api": "Te liczby jako otwarte dane (API)",
};
