/**
 * How figures, times and dates are written: one function each, so that two pages never differ. Made once per language and zone,
 * because making an Intl object is slow.
 */
import { durationWords, everyWords, spanWords } from "./duration.ts";
import { fill, type Grammar } from "./grammar.ts";

export interface Format {
  /** What an island needs to say times in the same words. */
  readonly grammar: Grammar;
  /** "14:32 uur" in the city's zone. */
  clock(at: Date): string;
  /** "14:32:07 uur": where a minute is too coarse. */
  clockWithSeconds(at: Date): string;
  /** "24 november 2026", from an instant (in the city's zone) or a calendar date ("2026-11-24"). */
  day(at: Date | string): string;
  /** "2026-11-24" in the city's zone: the form of calendar dates in the register. */
  isoDay(at: Date): string;
  /** "2026-03" -> "maart 2026". */
  month(month: string): string;
  /** "dinsdag". */
  weekday(at: Date): string;
  /** "di", under a chart. */
  weekdayShort(at: Date): string;
  /** "24 nov", under a chart. */
  dayShort(at: Date): string;
  /** "vandaag om 14:32 uur", "gisteren om 14:32 uur", "24 november 2026 om 14:32 uur". */
  moment(at: Date, now: Date): string;
  /** "P14D" -> "14 dagen". */
  duration(iso: string): string;
  /** "PT1M" -> "elke minuut". */
  every(iso: string): string;
  /** Seconds -> "13 dagen en 6 uur". */
  span(seconds: number): string;
  /** Seconds -> "12 seconden geleden". */
  ago(seconds: number): string;
  /** At most `decimals` decimals (default 1), thousands separated. */
  number(value: number, decimals?: number): string;
  /** A measured value that can be very small: two significant figures below 1. */
  measured(value: number): string;
  /** Fraction -> "88 %". */
  percent(fraction: number): string;
  /** "a, b en c". */
  list(items: readonly string[]): string;
}

export const openFormat = (grammar: Grammar, timeZone: string): Format => {
  const { tag } = grammar;
  const clock = new Intl.DateTimeFormat(tag, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const clockWithSeconds = new Intl.DateTimeFormat(tag, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const long = { day: "numeric", month: "long", year: "numeric" } as const;
  const day = new Intl.DateTimeFormat(tag, { timeZone, ...long });
  // A calendar date has no zone: read as midnight UTC, it must be written in UTC.
  const calendarDay = new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...long });
  const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone });
  const month = new Intl.DateTimeFormat(tag, { timeZone: "UTC", month: "long", year: "numeric" });
  const weekday = new Intl.DateTimeFormat(tag, { timeZone, weekday: "long" });
  const weekdayShort = new Intl.DateTimeFormat(tag, { timeZone, weekday: "short" });
  const dayShort = new Intl.DateTimeFormat(tag, { timeZone, day: "numeric", month: "short" });
  const list = new Intl.ListFormat(tag, { type: "conjunction" });
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, decimals = 1) => {
    let format = numbers.get(decimals);
    if (!format)
      // "negative": what is rounded to nought has no sign.
      numbers.set(
        decimals,
        (format = new Intl.NumberFormat(tag, { maximumFractionDigits: decimals, signDisplay: "negative" })),
      );
    return format.format(value);
  };
  const significant = new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 });

  const hour = (time: string) => fill(grammar.clock, { time });
  const format: Format = {
    grammar,
    clock: (at) => hour(clock.format(at)),
    clockWithSeconds: (at) => hour(clockWithSeconds.format(at)),
    day: (at) =>
      typeof at === "string" ? calendarDay.format(new Date(`${at.slice(0, 10)}T00:00:00Z`)) : day.format(at),
    isoDay: (at) => isoDay.format(at),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    weekday: (at) => weekday.format(at),
    weekdayShort: (at) => weekdayShort.format(at),
    dayShort: (at) => dayShort.format(at),
    moment(at, now) {
      const that = day.format(at);
      const yesterday = new Date(now.getTime() - 86_400_000);
      const when =
        that === day.format(now) ? grammar.today : that === day.format(yesterday) ? grammar.yesterday : that;
      return fill(grammar.moment, { day: when, time: format.clock(at) });
    },
    duration: (iso) => durationWords(grammar, iso),
    every: (iso) => everyWords(grammar, iso),
    span: (seconds) => spanWords(grammar, seconds),
    ago: (seconds) => fill(grammar.ago, { span: spanWords(grammar, seconds) }),
    number,
    measured: (value) =>
      value === 0 ? "0" : Math.abs(value) < 1 ? significant.format(value) : number(value, 1),
    percent: (fraction) => `${number(fraction * 100, 0)} %`,
    list: (items) => list.format(items),
  };
  return format;
};
