/**
 * Hours and days of a stream from scratch, in plain steps over its readings: what the tables must equal. It shares
 * nothing with the SQL but the words of the rules.
 */
import { dayOf } from "@meetpaal/model";

export interface Terms {
  aggregation: "gauge" | "interval-count" | "counter";
  intervalS: number;
  isPlain: boolean;
  below: number | null;
  rollover: number | null;
}

export interface Bucket {
  startMs: number;
  count: number;
  sum: number;
  coverage: number;
  minimum: number | null;
  last: number | null;
  sumSquares: number | null;
  shownSum: number;
  suppressedSlots: number;
}

const HOUR = 3_600_000;

/** @param readings - all of the stream, in order of time */
export function hoursFromScratch(
  readings: readonly { ms: number; value: number }[],
  terms: Terms,
  untilMs: number,
): Bucket[] {
  const hours = new Map<number, { ms: number; value: number; amount: number }[]>();
  for (const [i, reading] of readings.entries()) {
    const previous = readings[i - 1];
    const hour = Math.floor(reading.ms / HOUR) * HOUR;
    if (hour >= untilMs) continue;
    const amount =
      terms.aggregation === "counter"
        ? growth(previous?.value, reading.value, terms.rollover)
        : reading.value;
    hours.set(hour, [...(hours.get(hour) ?? []), { ...reading, amount }]);
  }
  return [...hours].map(([startMs, rows]) => {
    const filled = rows.map(({ ms }, i) => {
      const before = rows[i - 1];
      if (terms.aggregation === "interval-count" || before === undefined) return 1;
      return Math.min(1, (ms - before.ms) / 1000 / terms.intervalS);
    });
    const isHidden = (amount: number): boolean => terms.below !== null && amount < terms.below;
    return {
      startMs,
      count: rows.length,
      sum: total(rows.map(({ amount }) => amount)),
      coverage: Math.min(1, total(filled) / (3600 / terms.intervalS)),
      minimum: terms.isPlain ? Math.min(...rows.map(({ value }) => value)) : null,
      last: terms.isPlain ? (rows.at(-1)?.value ?? null) : null,
      sumSquares: terms.isPlain ? total(rows.map(({ value }) => value * value)) : null,
      shownSum: total(rows.map(({ amount }) => (isHidden(amount) ? 0 : amount))),
      suppressedSlots: rows.filter(({ amount }) => isHidden(amount)).length,
    };
  });
}

export function daysFromScratch(hours: readonly Bucket[], terms: Terms, timeZone: string): Bucket[] {
  const days = new Map<number, Bucket[]>();
  for (const hour of hours) {
    const { startMs } = dayOf(hour.startMs, timeZone);
    days.set(startMs, [...(days.get(startMs) ?? []), hour]);
  }
  return [...days].map(([startMs, list]) => {
    const { endMs } = dayOf(startMs, timeZone);
    const sumOf = (of: (hour: Bucket) => number): number => total(list.map(of));
    return {
      startMs,
      count: sumOf(({ count }) => count),
      sum: sumOf(({ sum }) => sum),
      coverage: sumOf(({ coverage }) => coverage) / ((endMs - startMs) / HOUR),
      minimum: terms.isPlain ? Math.min(...list.map(({ minimum }) => minimum ?? Infinity)) : null,
      last: terms.isPlain ? (list.at(-1)?.last ?? null) : null,
      sumSquares: terms.isPlain ? sumOf(({ sumSquares }) => sumSquares ?? 0) : null,
      shownSum: sumOf(({ shownSum }) => shownSum),
      suppressedSlots: sumOf(({ suppressedSlots }) => suppressedSlots),
    };
  });
}

function growth(previous: number | undefined, value: number, rollover: number | null): number {
  if (previous === undefined) return 0;
  if (value >= previous) return value - previous;
  const hasRolledOver = rollover !== null && previous < rollover && previous - value > rollover / 2;
  return hasRolledOver ? rollover - previous + value : value;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
