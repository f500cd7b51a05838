import { DAY_MS, type Verdict } from "./verdict.ts";

export interface IntervalFacts {
  nowMs: number;
  /** When the first version of the sensor was recorded. */
  firstRecordedMs: number;
  /** Expected slots in force of the last 24 hours. */
  expected: number;
  /** Of them, how many were filled. */
  filled: number;
  /** How many readings came in that time. */
  readings: number;
}

export const COVERAGE_KEPT = 0.95;
export const COVERAGE_ATTENTION = 0.8;
/** More than this a slot is measuring more often than was promised. */
export const MOST_READINGS_A_SLOT = 1.1;

/** Filled slots / expected slots, at most 1; null: none was expected. */
export function coverageOf({ expected, filled }: Pick<IntervalFacts, "expected" | "filled">): number | null {
  return expected > 0 ? Math.min(1, filled / expected) : null;
}

/** Judges how often the sensor measures: too rarely, or more often than was promised. */
export function judgeInterval(facts: IntervalFacts): Verdict {
  if (facts.nowMs < facts.firstRecordedMs + DAY_MS) return "not-yet";
  const coverage = coverageOf(facts);
  // Announced, paused or ended: there is no interval to keep.
  if (coverage === null) return "not-measurable";
  if (facts.readings / facts.expected > MOST_READINGS_A_SLOT) return "broken";
  if (coverage >= COVERAGE_KEPT) return "kept";
  return coverage >= COVERAGE_ATTENTION ? "attention" : "broken";
}
