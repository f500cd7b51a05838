/**
 * What is usual: the same weekday and hour, in the city's zone, of the four weeks before. A middle and a band of so few weeks is all
 * that can be said honestly; with fewer than three, or an hour half measured, nothing is said.
 */
import type { RolledReading } from "@meetpaal/registry-api/contract";
import type { Slot } from "./slot.ts";

export interface Normal {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export type Comparison = "more" | "less" | "usual";

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
export const weeksBack = 4;
const leastWeeks = 3;
/** An hour that was measured less than this cannot be compared. */
const leastCoverage = 0.9;

const median = (sorted: readonly number[]): number => {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
};

/** By zone: making one is slow, and an installation has one. */
const localHours = new Map<string, (at: number) => string>();

/** "Tue, 14" in the city's zone: a clock change shifts the hours in UTC. */
export const openLocalHour = (timeZone: string): ((at: number) => string) => {
  const known = localHours.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const localHour = (at: number): string => format.format(at);
  localHours.set(timeZone, localHour);
  return localHour;
};

/**
 * @param rows - hours of at least the four weeks before the slots
 * @param valueOf - the number of an hour that the chart draws; null: none is shown
 * @returns one per slot; null: too little history
 */
export const normalsOf = (
  slots: readonly Slot[],
  rows: readonly RolledReading[],
  valueOf: (row: RolledReading) => number | null,
  localHour: (at: number) => string,
): (Normal | null)[] => {
  const usable = new Map(
    rows.flatMap((row) => {
      const value = row.coverage < leastCoverage ? null : valueOf(row);
      return value === null ? [] : [[Date.parse(row.start), value] as const];
    }),
  );
  return slots.map(({ start }) => {
    const wanted = localHour(start.getTime());
    const values: number[] = [];
    for (let week = 1; week <= weeksBack; week += 1) {
      const about = start.getTime() - week * weekMs;
      const same = [about, about - hourMs, about + hourMs].find((at) => localHour(at) === wanted);
      const value = same === undefined ? undefined : usable.get(same);
      if (value !== undefined) values.push(value);
    }
    const sorted = values.toSorted((a, b) => a - b);
    const [low] = sorted;
    const high = sorted.at(-1);
    return low === undefined || high === undefined || sorted.length < leastWeeks
      ? null
      : { low, middle: median(sorted), high };
  });
};

/** The newest hour that can be compared, within three hours of now; null: none. */
export const compareNewest = (
  slots: readonly Slot[],
  normals: readonly (Normal | null)[],
): {
  readonly slot: Slot;
  readonly value: number;
  readonly normal: Normal;
  readonly is: Comparison;
} | null => {
  for (let i = slots.length - 1; i >= Math.max(0, slots.length - 3); i -= 1) {
    const slot = slots[i];
    const normal = normals[i];
    if (!slot || !normal || slot.value === null || slot.coverage < leastCoverage) continue;
    const { value } = slot;
    return { slot, value, normal, is: value > normal.high ? "more" : value < normal.low ? "less" : "usual" };
  }
  return null;
};
