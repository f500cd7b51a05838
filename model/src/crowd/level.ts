/**
 * The words for how full a place is, and from which number each one holds.
 *
 * A level comes from a number against four thresholds. Where there are two numbers (share of the capacity, and
 * persons per m2) the worse word counts.
 */

export const crowdLevels = ["quiet", "normal", "busy", "very-busy", "full"] as const;
/** In rising order of danger. */
export type KnownLevel = (typeof crowdLevels)[number];
export type ComputedLevel = KnownLevel | "unknown";
export type CrowdLevel = ComputedLevel | "closed";
export type UnknownReason = "no-start" | "silent" | "drift";

/** From which number a level holds, rising; below `normal` it is quiet. */
export interface Thresholds {
  normal: number;
  busy: number;
  veryBusy: number;
  full: number;
}

/** A number that says how full it is, with what it is held against. */
export interface Measure {
  value: number;
  thresholds: Thresholds;
  /** How far below a threshold the number must lie before the level may fall. */
  margin: (threshold: number) => number;
}

/** Persons per minute and metre of gate width. @see Fruin 1971, Pedestrian Planning and Design, levels of service B to E */
export const flowThresholds: Thresholds = { normal: 23, busy: 33, veryBusy: 49, full: 66 };

/** Numbers come from divisions: at a threshold a rounding must not make the place quieter than it is. */
const ROUNDING = 1e-9;

/** @param percent - of the capacity */
export function percentMeasure(percent: number, thresholds: Thresholds): Measure {
  return { value: percent, thresholds, margin: () => 5 };
}

/** @param density - persons per m2 of usable area */
export function densityMeasure(density: number, thresholds: Thresholds): Measure {
  return { value: density, thresholds, margin: () => 0.1 };
}

/** @param flow - persons per minute and metre */
export function flowMeasure(flow: number): Measure {
  return { value: flow, thresholds: flowThresholds, margin: (threshold) => threshold / 10 };
}

/** The worst word of all measures: at a threshold the level above it holds. */
export function levelOf(measures: readonly Measure[]): KnownLevel {
  return levelAt(Math.max(0, ...measures.map(rankOf)));
}

/** Tells whether every measure lies its margin below the threshold of this level. */
export function isWellBelow(level: KnownLevel, measures: readonly Measure[]): boolean {
  const rank = levelRank(level);
  return measures.every(({ value, thresholds, margin }) => {
    const threshold = listed(thresholds)[rank - 1];
    return threshold === undefined || value <= threshold - margin(threshold) + ROUNDING;
  });
}

/** 0 for quiet to 4 for full. */
export function levelRank(level: KnownLevel): number {
  return crowdLevels.indexOf(level);
}

/** @param rank - 0 to 4; anything above is full */
export function levelAt(rank: number): KnownLevel {
  return crowdLevels[rank] ?? "full";
}

/** The thresholds in rising order: of normal, busy, very-busy, full. */
export function listed(thresholds: Thresholds): readonly [number, number, number, number] {
  return [thresholds.normal, thresholds.busy, thresholds.veryBusy, thresholds.full];
}

function rankOf({ value, thresholds }: Measure): number {
  return listed(thresholds).filter((threshold) => value >= threshold - ROUNDING).length;
}
