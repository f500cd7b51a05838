/** Durations and instants as people say them, in Dutch and English. */
import { parseDuration } from "../duration.ts";

export type Language = "nl" | "en";
/** A text in both languages. */
export type InWords = Record<Language, string>;

/** One, and more than one. */
const UNITS = {
  years: { nl: ["jaar", "jaar"], en: ["year", "years"] },
  months: { nl: ["maand", "maanden"], en: ["month", "months"] },
  weeks: { nl: ["week", "weken"], en: ["week", "weeks"] },
  days: { nl: ["dag", "dagen"], en: ["day", "days"] },
  hours: { nl: ["uur", "uur"], en: ["hour", "hours"] },
  minutes: { nl: ["minuut", "minuten"], en: ["minute", "minutes"] },
  seconds: { nl: ["seconde", "seconden"], en: ["second", "seconds"] },
} as const;
const ORDER = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

/** `P14D` is "14 dagen"; `PT24H` is "24 uur". */
export function durationInWords(duration: string, language: Language): string {
  const parts = parseDuration(duration);
  const words = ORDER.filter((unit) => parts[unit] > 0).map(
    (unit) => `${parts[unit]} ${UNITS[unit][language][parts[unit] === 1 ? 0 : 1]}`,
  );
  if (words.length === 0) return language === "nl" ? "0 seconden" : "0 seconds";
  return words.join(language === "nl" ? " en " : " and ");
}

/** `PT1M` is "minuut", as in "per minuut"; `PT10S` is "10 seconden". */
export function rateInWords(duration: string, language: Language): string {
  return durationInWords(duration, language).replace(/^1 (?=\S+$)/, "");
}

const LOCALES = { nl: "nl-NL", en: "en-GB" } as const;

const DATE = { dateStyle: "long" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** By language, zone and what is shown: making one is slow, and there are few. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, timeZone: string, options: typeof DATE | typeof TIME) {
  const key = `${language} ${timeZone} ${Object.keys(options).join()}`;
  let format = formats.get(key);
  if (format === undefined)
    formats.set(key, (format = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone })));
  return format;
}

/** `11 november 2026, 10:05 uur` in the installation's time zone. */
export function instantInWords(at: string, language: Language, timeZone: string): string {
  const instant = new Date(at);
  const date = formatOf(language, timeZone, DATE).format(instant);
  const time = formatOf(language, timeZone, TIME).format(instant);
  return language === "nl" ? `${date}, ${time} uur` : `${date}, ${time}`;
}

/** `11 november 2026`, of a calendar date. */
export function dateInWords(date: string, language: Language): string {
  return formatOf(language, "UTC", DATE).format(new Date(`${date}T00:00:00Z`));
}

/** A share as whole percents, rounded down: 94.9 % is never shown as 95. */
export function percentInWords(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
