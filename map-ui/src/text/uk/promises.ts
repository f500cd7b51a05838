import type { promises as dutch } from "../nl/promises.ts";

export const promises: Record<keyof typeof dutch, string> = {
  "promises.title": "Чи виконує місто свої обіцянки?",
  "promises.lead":
    "Кожен датчик має обіцянки. Щохвилини наша система дивиться, чи їх виконано. Тут ви бачите всі датчики разом.",
  "promises.how": "Як це вимірюють?",
  "promises.now": "Зараз не виконано",
  "promises.now.none": "Зараз ми не бачимо невиконаної обіцянки.",
  "promises.now.count":
    "{n, plural, one {# обіцянку зараз не виконано.} few {# обіцянки зараз не виконано.} other {# обіцянок зараз не виконано.}} Ми перевірили: {of, plural, one {# обіцянку} few {# обіцянки} other {# обіцянок}}.",
  "promises.now.some": "Перші {n} нижче.",
  "promises.year": "Цього року",
  "promises.year.words":
    "Від 1 січня {n, plural, =0 {жодної обіцянки не порушено} one {# раз порушено обіцянку} few {# рази порушено обіцянку} other {# разів порушено обіцянку}}. Усі години разом: {hours}.",
  "promises.owners": "За власником",
  "promises.owner": "Власник",
  "promises.owner.sensors": "Датчики",
  "promises.owner.now": "Зараз не виконано",
  "promises.owner.times": "Разів цього року",
  "promises.owner.hours": "Годин цього року",
  "promises.owners.note":
    "Години додаються: дві обіцянки, не виконані протягом години, дають 2. Про деякі обіцянки ми не можемо виміряти, чи їх виконано. Вони не рахуються.",
  "promises.deletions": "Що ми видаляємо",
  "promises.deletions.looked":
    "Кожні 20 секунд наша система дивиться, що достатньо старе. Це вона видаляє. Востаннє дивилася: {moment}.",
  "promises.deletions.none": "Ще нічого не видалено.",
  "promises.deletions.last": "Останні рази, коли щось мало зникнути, з усіх датчиків разом:",
  "promises.deletions.when": "Коли",
  "promises.deletions.raw": "Окремі вимірювання",
  "promises.deletions.hour": "Числа за годину",
  "promises.deletions.day": "Числа за день",
  "promises.deletions.api": "Усі рази за останні 30 днів (API)",
  "promises.since": "Не виконано від {moment}.",
  "promises.data": "Подивіться самі",
  "promises.data.feed": "Стежити за невиконаними обіцянками (Atom)",
  "promises.data.api": "Усі обіцянки як відкриті дані (API)",
  "promises.data.csv": "Потрібна таблиця? Запитайте API з Accept: text/csv.",
  "promises.feed.title": "Невиконані обіцянки: {city}",
  "promises.feed.entry": "Не виконано: {topic}. {name}",
  "response.none": "Муніципалітет ще не відповів на це.",
  "response.given": "Муніципалітет сказав {day}:",
  "response.earlier": "Раніше, {day}, муніципалітет сказав:",
};
