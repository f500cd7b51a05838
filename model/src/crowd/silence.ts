/**
 * When a gate is silent. Silent is unknown, never quiet.
 *
 * The age of a gate runs from the earlier of when its newest count arrived and when that count's interval ended: so
 * neither a device clock that runs ahead nor an old count that came in late can look fresh.
 */
import { GRACE_MS } from "./interval.ts";

const SHORTEST_MS = 2 * 60_000;

/** The newest count of one direction of a gate. */
export interface NewestCount {
  /** Start of its interval. */
  timeMs: number;
  receivedMs: number;
}

/** How old a gate may become before it is silent [ms]. */
export function silentAfterMs(intervalMs: number): number {
  return Math.max(2 * intervalMs, SHORTEST_MS) + GRACE_MS;
}

/** Until when this direction was counted [ms]. */
export function countedUntilMs({ timeMs, receivedMs }: NewestCount, intervalMs: number): number {
  return Math.min(receivedMs, timeMs + intervalMs);
}

/** Tells whether this direction has not been heard of for too long; never heard of is silent too. */
export function isSilent(newest: NewestCount | null, intervalMs: number, nowMs: number): boolean {
  return newest === null || nowMs - countedUntilMs(newest, intervalMs) > silentAfterMs(intervalMs);
}
