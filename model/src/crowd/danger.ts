/**
 * In which order zones are shown: the most dangerous first.
 *
 * Unknown ranks as its last known level and at least as busy: silence must never sink to the foot of a list.
 */
import { type ComputedLevel, type CrowdLevel, levelRank } from "./level.ts";

export interface Ranked {
  level: CrowdLevel;
  lastKnown: { level: ComputedLevel } | null;
  /** As it is shown, in one language. */
  name: string;
}

/** 0 for quiet to 5 for closed. */
export function dangerOf({ level, lastKnown }: Pick<Ranked, "level" | "lastKnown">): number {
  if (level === "closed") return 5;
  if (level !== "unknown") return levelRank(level);
  const last = lastKnown === null || lastKnown.level === "unknown" ? 0 : levelRank(lastKnown.level);
  return Math.max(levelRank("busy"), last);
}

/** Orders by danger, then by name. */
export function byDanger(a: Ranked, b: Ranked): number {
  return dangerOf(b) - dangerOf(a) || a.name.localeCompare(b.name, "nl");
}
