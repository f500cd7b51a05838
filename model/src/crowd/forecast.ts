/** Where it is going: beside a quarter of an hour ago, and how long until the next level. Crowd managers need that lead. */
import { type KnownLevel, levelRank, listed, type Thresholds } from "./level.ts";

/** How far back a trend looks [ms]. */
export const TREND_MS = 15 * 60_000;

export type Direction = "busier" | "same" | "quieter";

/** Points of capacity within which it stays about the same. */
const SAME_POINTS = 1;

/** Share of the earlier flow within which it stays about the same. */
const SAME_SHARE = 0.1;

/** @param now,before - percent of capacity */
export function percentTrend(now: number, before: number): Direction {
  return direction(now - before, SAME_POINTS);
}

/** @param now,before - persons per minute and metre */
export function flowTrend(now: number, before: number): Direction {
  return direction(now - before, before * SAME_SHARE);
}

/** A number of persons from which a level holds, by one of the measures. */
export interface PersonThresholds {
  thresholds: Thresholds;
  /** Persons for one unit of the thresholds: capacity / 100, or m2 of usable area. */
  persons: number;
}

/**
 * Whole minutes, rounded down, until `high` reaches the next level at this net flow.
 *
 * @returns null when it is not growing, or there is no next level
 */
export function minutesToNextLevel(
  level: KnownLevel,
  high: number,
  netPerMinute: number | null,
  scales: readonly PersonThresholds[],
): number | null {
  if (netPerMinute === null || netPerMinute <= 0 || level === "full") return null;
  const next = Math.min(
    ...scales.map(({ thresholds, persons }) => (listed(thresholds)[levelRank(level)] ?? Infinity) * persons),
  );
  return Number.isFinite(next) ? Math.max(0, Math.floor((next - high) / netPerMinute)) : null;
}

function direction(difference: number, same: number): Direction {
  if (difference > same) return "busier";
  return difference < -same ? "quieter" : "same";
}
