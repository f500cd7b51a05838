/**
 * Which intervals of a gate count: whole ones since the last start, on the UTC grid.
 *
 * An interval is expected once it ended 15 s ago: until then a device may still be sending it.
 */

/** How long after its end an interval that is not stored counts as missing [ms]. */
export const GRACE_MS = 15_000;

const MINUTE_MS = 60_000;

/** The first interval that lies wholly after `startMs`: its own start [ms]. */
export function firstIntervalMs(startMs: number, intervalMs: number): number {
  return Math.ceil(startMs / intervalMs) * intervalMs;
}

/** The start of the newest interval that ended at or before `untilMs` [ms]. */
export function lastIntervalMs(untilMs: number, intervalMs: number): number {
  return Math.floor(untilMs / intervalMs) * intervalMs - intervalMs;
}

/** How many whole intervals lie in `[fromMs, untilMs)`. */
export function intervalsBetween(fromMs: number, untilMs: number, intervalMs: number): number {
  const first = firstIntervalMs(fromMs, intervalMs);
  const last = lastIntervalMs(untilMs, intervalMs);
  return Math.max(0, Math.round((last - first) / intervalMs) + 1);
}

/** How long an interval, or a number of them, lasts in minutes. */
export function inMinutes(intervalMs: number, count = 1): number {
  return (count * intervalMs) / MINUTE_MS;
}
