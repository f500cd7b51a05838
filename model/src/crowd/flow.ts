/**
 * How fast people pass a gate: mean per minute for organisers, and persons per minute and metre of width, which alone
 * gives the level where a place has ways in without a gate.
 */
import { GRACE_MS, inMinutes, lastIntervalMs } from "./interval.ts";

/** A stored count of one direction. */
export interface Count {
  /** Start of its interval. */
  timeMs: number;
  value: number;
}

/** One direction of a gate lately. */
export interface Recent {
  intervalMs: number;
  /** Oldest first. */
  counts: readonly Count[];
}

/** Over how long a mean per minute is taken [ms]; a longer interval stands for itself. */
export const MEAN_MS = 5 * 60_000;

/**
 * Mean persons per minute of the five minutes up to the newest count at `nowMs`; only what was counted counts.
 *
 * @returns null when nothing was counted
 */
export function meanPerMinute({ intervalMs, counts }: Recent, nowMs: number): number | null {
  const ended = counts.filter((count) => count.timeMs + intervalMs <= nowMs);
  const newest = ended.at(-1);
  if (newest === undefined) return null;
  const fromMs = newest.timeMs + intervalMs - Math.max(MEAN_MS, intervalMs);
  const meant = ended.filter((count) => count.timeMs >= fromMs);
  return meant.reduce((sum, count) => sum + count.value, 0) / inMinutes(intervalMs, meant.length);
}

/** Persons per minute and metre, both ways, of the newest interval. */
export interface FlowPerMetre {
  /** As counted; null: a direction was not counted. */
  counted: number | null;
  /** As much as it may be: a direction whose newest interval is missing counts with `maxPerMinute` at least. */
  high: number;
}

/** @param ways - both directions */
export function flowPerMetre(
  ways: readonly Recent[],
  { widthM, maxPerMinute }: { widthM: number; maxPerMinute: number },
  nowMs: number,
): FlowPerMetre {
  let counted: number | null = 0;
  let high = 0;
  for (const way of ways) {
    const newest = way.counts.filter((count) => count.timeMs + way.intervalMs <= nowMs).at(-1);
    const perMinute: number | null = newest === undefined ? null : newest.value / inMinutes(way.intervalMs);
    const isMissing =
      newest === undefined || newest.timeMs < lastIntervalMs(nowMs - GRACE_MS, way.intervalMs);
    counted = counted === null || perMinute === null ? null : counted + perMinute;
    high += isMissing ? Math.max(perMinute ?? 0, maxPerMinute) : (perMinute ?? 0);
  }
  return { counted: counted === null ? null : counted / widthM, high: high / widthM };
}
