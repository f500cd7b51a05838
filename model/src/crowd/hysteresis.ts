/**
 * A level rises at once and falls slowly: it leaves a level only when all numbers lay the margin below that level's
 * threshold for five minutes. Each level has a clock of its own, so a short dip to "quiet" on the way down does not
 * carry the word further than five minutes of evidence do.
 *
 *   number >= threshold                      rise at once, whatever the clocks say
 *   threshold - margin < number < threshold  hold, clock stopped
 *   number <= threshold - margin             hold, clock runs; after five minutes fall
 *
 * Nobody watched while we were down or the level was unknown: the clocks start again, the level stays.
 */
import {
  crowdLevels,
  isWellBelow,
  type KnownLevel,
  levelAt,
  levelOf,
  levelRank,
  type Measure,
} from "./level.ts";

/** How long the numbers must lie below before the level falls [ms]. */
export const FALL_AFTER_MS = 5 * 60_000;

/** Computed less often than this, the time between was not watched [ms]; it is computed every 10 s. */
export const WATCH_GAP_MS = 60_000;

/** What is remembered from one computing to the next, over a restart too. */
export interface LevelMemory {
  level: KnownLevel;
  /** When it was computed last. */
  atMs: number;
  /** By level, since when the numbers lie well below its threshold [ms]; null: they do not. Never for `quiet`. */
  belowSinceMs: Partial<Record<KnownLevel, number | null>>;
}

/**
 * The level now, and what to remember.
 *
 * @param memory - null: none was ever known
 */
export function nextLevel(
  memory: LevelMemory | null,
  measures: readonly Measure[],
  nowMs: number,
): LevelMemory {
  const raw = levelOf(measures);
  const isWatched = memory !== null && nowMs - memory.atMs <= WATCH_GAP_MS;
  const belowSinceMs: LevelMemory["belowSinceMs"] = {};
  for (const level of crowdLevels.slice(1)) {
    const since = isWatched ? (memory.belowSinceMs[level] ?? nowMs) : nowMs;
    belowSinceMs[level] = isWellBelow(level, measures) ? since : null;
  }
  const mayLeave = (level: KnownLevel): boolean => {
    const since = belowSinceMs[level] ?? null;
    return since !== null && nowMs - since >= FALL_AFTER_MS;
  };
  let rank = Math.max(levelRank(raw), memory === null ? 0 : levelRank(memory.level));
  while (rank > levelRank(raw) && mayLeave(levelAt(rank))) rank -= 1;
  return { level: levelAt(rank), atMs: nowMs, belowSinceMs };
}

/** While the level is unknown nothing is watched, but the last known level is what the next one falls from. */
export function unknownLevel(memory: LevelMemory | null): LevelMemory | null {
  return memory === null ? null : { ...memory, belowSinceMs: {} };
}
