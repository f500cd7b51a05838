/** Calendar days of the city as stretches of time: of 23, 24 or 25 hours. */
import { openZoneOffset } from "./zone-offset.ts";

export interface LocalDay {
  /** `2026-11-24`. */
  readonly date: string;
  readonly startMs: number;
  readonly endMs: number;
}

const dayMs = 86_400_000;

/** Where a local date begins: the clock may change in the night before, so the offset is asked for twice. */
const startOf = (utcMidnightMs: number, offsetAt: (atMs: number) => number): number => {
  const near = utcMidnightMs - offsetAt(utcMidnightMs);
  return utcMidnightMs - offsetAt(near);
};

/** The last days up to and with the one of `now`, oldest first. Kept until the next day: a page asks for them each time. */
export const openLocalDays = (timeZone: string): ((now: Date, count: number) => readonly LocalDay[]) => {
  const offsetAt = openZoneOffset(timeZone);
  let kept: readonly LocalDay[] = [];
  return (now, count) => {
    const today = Math.floor((now.getTime() + offsetAt(now.getTime())) / dayMs) * dayMs;
    const isKept = kept.length === count && kept.at(-1)?.date === new Date(today).toISOString().slice(0, 10);
    if (isKept) return kept;
    const starts = Array.from({ length: count + 1 }, (_, i) => today - (count - 1 - i) * dayMs);
    kept = starts.slice(0, -1).map((midnight, i) => ({
      date: new Date(midnight).toISOString().slice(0, 10),
      startMs: startOf(midnight, offsetAt),
      endMs: startOf(starts[i + 1] ?? midnight + dayMs, offsetAt),
    }));
    return kept;
  };
};
