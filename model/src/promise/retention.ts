import type { Verdict } from "./verdict.ts";

export interface RetentionFacts {
  /** The oldest row now (of an hour or day its start); null: nothing stored. */
  oldestMs: number | null;
  /** What is older has reached its promised age. */
  dueBeforeMs: number;
  /** The same as of 60 s ago: what is older should be gone. */
  overdueBeforeMs: number;
  /** Null: nothing was ever deleted. */
  lastDeletedMs: number | null;
}

/** Deletion runs every 20 s; this is how late it may be [s]. */
export const RETENTION_GRACE_S = 60;

/** Judges "kept for": broken as soon as a row is 60 s older than promised, `not-yet` until one reached that age. */
export function judgeRetention(facts: RetentionFacts): Verdict {
  const { oldestMs, dueBeforeMs, overdueBeforeMs, lastDeletedMs } = facts;
  if (oldestMs !== null && oldestMs < overdueBeforeMs) return "broken";
  const hasReachedAge = lastDeletedMs !== null || (oldestMs !== null && oldestMs < dueBeforeMs);
  return hasReachedAge ? "kept" : "not-yet";
}
