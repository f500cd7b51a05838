/** From an assessment to the row that readers are answered from, and back to what hysteresis remembers. */
import type { ResetOutcome, ZoneNotice, ZoneStart, ZoneState } from "@meetpaal/db";
import type { CrowdAssessment, KnownLevel, LevelMemory } from "@meetpaal/model";

export interface Computed {
  zoneId: string;
  now: Date;
  assessment: CrowdAssessment;
  start: ZoneStart | null;
  notice: ZoneNotice | null;
  /** What became of the newest reset that was due; null: nothing new. */
  reset: ResetOutcome | null;
  /** As it was computed before. */
  before: ZoneState | null;
  /** The last known level follows from single counts: it may not be kept longer than they are [ms]. */
  retentionMs: number | null;
}

export function toState(computed: Computed): ZoneState {
  const { assessment, before, now, notice, start } = computed;
  const { band, memory } = assessment;
  const level = notice?.closed === true ? "closed" : assessment.level;
  const known = lastKnown(computed);
  return {
    zoneId: computed.zoneId,
    asOf: now,
    level,
    computedLevel: assessment.level,
    since: before?.level === level ? before.since : now,
    reason: assessment.reason,
    reliable: assessment.isReliable,
    lastKnownLevel: known?.level ?? null,
    lastKnownAt: known?.at ?? null,
    lowerSince: toDate(memory?.belowSinceMs[memory.level] ?? null),
    detail: {
      occupancy: band?.occupancy ?? null,
      low: band?.low ?? null,
      high: band?.high ?? null,
      percent: assessment.percent,
      density: assessment.density,
      flowPerMetre: assessment.flowPerMetre,
      netPerMinute: assessment.netPerMinute,
      minutesToNextLevel: assessment.minutesToNextLevel,
      trend: assessment.trend,
      countedMs: assessment.countedMs,
      gates: assessment.gates,
      start: start === null ? null : { kind: start.kind, people: start.people, atMs: start.at.getTime() },
      reset: computed.reset ?? before?.detail.reset ?? null,
      belowSinceMs: memory?.belowSinceMs ?? {},
      memoryAtMs: memory?.atMs ?? null,
    },
  };
}

/** What hysteresis goes on from, after a restart too. */
export function toMemory(state: ZoneState | null): LevelMemory | null {
  if (state === null || state.lastKnownLevel === null || state.detail.memoryAtMs === null) return null;
  return {
    level: state.lastKnownLevel,
    atMs: state.detail.memoryAtMs,
    belowSinceMs: state.detail.belowSinceMs,
  };
}

function lastKnown({
  assessment,
  before,
  now,
  retentionMs,
}: Computed): { level: KnownLevel; at: Date } | null {
  if (assessment.level !== "unknown") return { level: assessment.level, at: now };
  if (before === null || before.lastKnownLevel === null || before.lastKnownAt === null) return null;
  const isDue = retentionMs !== null && now.getTime() - before.lastKnownAt.getTime() > retentionMs;
  return isDue ? null : { level: before.lastKnownLevel, at: before.lastKnownAt };
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
