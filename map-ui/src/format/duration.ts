/**
 * Durations in words. A promise is an ISO 8601 duration of one or a few whole units ("P14D", "PT10S"); an age is a number of
 * seconds. Both read as people say them: "14 dagen", "13 dagen en 6 uur". `Intl` knows one and many in every language.
 */
import { fill, type Grammar, type Unit } from "./grammar.ts";

const pattern =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;
const units: readonly Unit[] = ["year", "month", "week", "day", "hour", "minute", "second"];
const seconds: Record<Unit, number> = {
  year: 31_557_600,
  month: 2_629_800,
  week: 604_800,
  day: 86_400,
  hour: 3600,
  minute: 60,
  second: 1,
};

/** By tag and unit: making one is slow, and there are few. */
const formats = new Map<string, Intl.NumberFormat>();

const amount = ({ tag }: Grammar, unit: Unit, n: number): string => {
  const key = `${tag} ${unit}`;
  let format = formats.get(key);
  if (!format)
    formats.set(key, (format = new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" })));
  return format.format(n);
};

const lists = new Map<string, Intl.ListFormat>();

const join = ({ tag }: Grammar, parts: readonly string[]): string => {
  if (parts.length === 1) return parts[0] ?? "";
  let list = lists.get(tag);
  if (!list) lists.set(tag, (list = new Intl.ListFormat(tag, { type: "conjunction" })));
  return list.format(parts);
};

/** The units that a duration names, in order of size; null when the text is no duration. */
const parse = (iso: string): readonly (readonly [Unit, number])[] | null => {
  const found = pattern.exec(iso);
  if (!found || iso === "P" || iso.endsWith("T")) return null;
  return units.flatMap((unit, i) => {
    const text = found[i + 1];
    return text === undefined ? [] : [[unit, Number(text)] as const];
  });
};

/** "P14D" -> "14 dagen"; a text that is no duration comes back as it is. */
export const durationWords = (grammar: Grammar, iso: string): string => {
  const parts = parse(iso);
  if (!parts) return iso;
  if (parts.every(([, n]) => n === 0)) return amount(grammar, "second", 0);
  return join(
    grammar,
    parts.map(([unit, n]) => amount(grammar, unit, n)),
  );
};

/** Length in seconds; a month counts 30.44 days, so this is for comparing, never for a deadline. */
export const durationSeconds = (iso: string): number =>
  (parse(iso) ?? []).reduce((sum, [unit, n]) => sum + n * seconds[unit], 0);

/** "PT1M" -> "elke minuut", "PT10S" -> "elke 10 seconden", "PT1H" -> "elk uur". */
export const everyWords = (grammar: Grammar, iso: string): string => {
  const parts = parse(iso);
  const only = parts?.length === 1 ? parts[0] : undefined;
  return only?.[1] === 1 ? grammar.each[only[0]] : fill(grammar.every, { span: durationWords(grammar, iso) });
};

/**
 * An age or a remaining time in its two largest units; under an hour, and from a month to a year, in one.
 *
 * @param length - seconds, any size; a negative one counts as 0
 */
export const spanWords = (grammar: Grammar, length: number): string => {
  let rest = Math.max(0, Math.floor(length));
  const ladder: readonly Unit[] =
    rest >= seconds.year
      ? ["year", "month"]
      : rest >= seconds.month
        ? ["day"]
        : ["day", "hour", "minute", "second"];
  const parts: string[] = [];
  for (const unit of ladder) {
    const n = Math.floor(rest / seconds[unit]);
    if (n === 0 && parts.length === 0) continue;
    if (n > 0) parts.push(amount(grammar, unit, n));
    rest -= n * seconds[unit];
    if (parts.length === 2 || unit === "minute") break;
    if (parts.length === 1 && n === 0) break;
  }
  return parts.length === 0 ? amount(grammar, "second", rest) : join(grammar, parts);
};
