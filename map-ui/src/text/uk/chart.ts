import type { chart as dutch } from "../nl/chart.ts";

export const chart: Record<keyof typeof dutch, string> = {
  "chart.ranges": "Наскільки далеко назад?",
  "chart.range.day": "24 години",
  "chart.range.week": "7 днів",
  "chart.range.year": "1 рік",
  "chart.caption.sum":
    "{range, select, day {За останні 24 години разом {sum}. Найлюдніша година почалася {when}: {max}.} week {За останні 7 днів разом {sum}. Найлюдніша година почалася {when}: {max}.} other {За останній рік разом {sum}. Найлюдніший день: {when}, {max}.}}",
  "chart.caption.between":
    "{range, select, day {За останні 24 години середнє за годину було між {min} і {max}.} week {За останні 7 днів середнє за годину було між {min} і {max}.} other {За останній рік середнє за день було між {min} і {max}.}}",
  "chart.caption.none":
    "{range, select, day {Немає чисел для показу за останні 24 години.} week {Немає чисел для показу за останні 7 днів.} other {Немає чисел для показу за останній рік.}}",
  "chart.key.sum": "{range, select, year {Кількість за день} other {Кількість за годину}}",
  "chart.key.mean": "{range, select, year {Середнє за день} other {Середнє за годину}}",
  "chart.key.rms": "{range, select, year {Середня сила за день} other {Середня сила за годину}}",
  "chart.label":
    "{range, select, day {Лінія останніх 24 годин.} week {Лінія останніх 7 днів.} other {Лінія останнього року.}} Числа є в таблиці нижче.",
  "chart.table.caption": "{name}, {range, select, day {за годинами} week {за днями} other {за місяцями}}",
  "chart.when": "{range, select, day {Година} week {День} other {Місяць}}",
  "chart.table.sum":
    "{range, select, day {Кількість за годину} week {Кількість за день} other {Кількість за місяць}}",
  "chart.table.mean": "Середнє",
  "chart.table.rms": "Середня сила",
  "chart.read-out": "Вкажіть момент",
  "chart.highest": "{range, select, week {Найвища година} other {Найвищий день}}",
  "chart.csv":
    "{range, select, year {Завантажити рік, за днями (CSV)} other {Завантажити 30 днів, за годинами (CSV)}}",
  "pilot.outcome.overdue": "Результат мав бути тут не пізніше {day}. Його ще немає.",
  "pilot.outcome.waiting": "Спроба закінчилася. Її результат з’явиться тут не пізніше {day}.",
  "pilot.ended": "Спроба закінчилася {day}.",
  "field.one": "Цей прилад вимірює один вид радіохвиль. Він не вимірює всіх передавачів разом.",
  "field.mean": "За 30 хвилин було в середньому {power} вата на квадратний метр. Це було до: {moment}.",
  "field.strength.no-share": "За вольтами на метр частку не обчислити.",
  "field.strength.no-level": "Для цих хвиль немає й межі у вольтах на метр.",
  "field.below": "Це менше, ніж прилад добре бачить. Може бути й менше.",
  "field.day": "Найвище середнє за 24 години — {power} вата на квадратний метр. Початок: {moment}.",
  "field.day.none": "Жодні пів години з останніх 24 годин не виміряно достатньо добре.",
  "field.day.unknown":
    "{n, plural, one {Ми не знаємо # півгодини.} other {Кількість півгодин, яких ми не знаємо: #.}}",
  "field.table": "Останні 24 години, за півгодинами",
  "field.table.from": "Початок",
  "field.table.power": "Вати на квадратний метр",
  "field.table.share": "Частка за потужністю",
  "field.table.strength": "Вольти на метр",
  "field.table.unknown": "не відомо",
  "field.standard": "Межа взята з настанов ICNIRP 2020 року: для всіх, для всього тіла, за 30 хвилин.",
  "field.law": "Ми не змогли з’ясувати, чи нідерландське право приймає цю межу саме такою.",
  "field.formula": "Так ми рахуємо: вольти на метр у квадраті, середнє за 30 хвилин, поділене на 377.",
  "field.api": "Ці числа як відкриті дані (API)",
};
