/**
 * How far the clock of a device is from ours, and how fast it goes wrong, from the shortest lag of each day: the way of a
 * message takes some time, but never less than none, so the shortest is nearly the clock alone.
 */

export interface DayLag {
  /** `2026-11-24`. */
  day: string;
  /** Shortest time from a value's own time to its receipt [s]; null: unknown. */
  leastLagS: number | null;
}

export interface ClockEstimate {
  /** Of the newest day; over zero: its clock is behind, or its messages wait. */
  behindS: number;
  /** Least squares over the days; null: fewer than three days are known. */
  driftSPerDay: number | null;
}

const DAY_MS = 86_400_000;
const FEWEST_DAYS = 3;

/** @returns null: no day is known */
export function estimateClock(days: readonly DayLag[]): ClockEstimate | null {
  const points = days
    .flatMap(({ day, leastLagS }) =>
      leastLagS === null ? [] : [{ x: Date.parse(`${day}T00:00:00Z`) / DAY_MS, y: leastLagS }],
    )
    .toSorted((a, b) => a.x - b.x);
  const newest = points.at(-1);
  if (newest === undefined) return null;
  return {
    behindS: newest.y,
    driftSPerDay: points.length < FEWEST_DAYS ? null : slopeOf(points),
  };
}

function slopeOf(points: readonly { x: number; y: number }[]): number {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const variance = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
