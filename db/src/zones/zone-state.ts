import type { ComputedLevel, CrowdLevel, GateAssessment, KnownLevel, UnknownReason } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** What the one job computed of a zone. */
export interface ZoneState {
  zoneId: string;
  asOf: Date;
  level: CrowdLevel;
  computedLevel: ComputedLevel;
  since: Date;
  reason: UnknownReason | null;
  reliable: boolean;
  lastKnownLevel: KnownLevel | null;
  lastKnownAt: Date | null;
  lowerSince: Date | null;
  detail: ZoneDetail;
}

/** The rest, as JSON: instants are epoch milliseconds, persons and percents are not rounded. */
export interface ZoneDetail {
  occupancy: number | null;
  low: number | null;
  high: number | null;
  percent: number | null;
  density: number | null;
  flowPerMetre: number | null;
  netPerMinute: number | null;
  minutesToNextLevel: number | null;
  trend: { direction: "busier" | "same" | "quieter"; percentBefore: number | null } | null;
  countedMs: number | null;
  gates: GateAssessment[];
  start: { kind: "manual" | "reset"; people: number; atMs: number } | null;
  reset: ResetOutcome | null;
  /** Of hysteresis: since when the numbers lie well below each level. */
  belowSinceMs: Partial<Record<KnownLevel, number | null>>;
  /** When the level was last computed and known: hysteresis goes on from there. */
  memoryAtMs: number | null;
}

/** What became of the newest reset that was due. */
export interface ResetOutcome {
  dueMs: number;
  done: boolean;
  /** Codes of the conditions that did not hold. */
  reasons: string[];
}

const SELECT_STATE = `
  select
    zone_id as "zoneId",
    as_of as "asOf",
    level,
    computed_level as "computedLevel",
    since,
    reason,
    reliable,
    last_known_level as "lastKnownLevel",
    last_known_at as "lastKnownAt",
    lower_since as "lowerSince",
    detail
  from zone_state
  where zone_id = $1`;

/** What was computed last; null: never. */
export async function findZoneState(queryable: Queryable, zoneId: string): Promise<ZoneState | null> {
  const { rows } = await queryable.query<ZoneState>(SELECT_STATE, [zoneId]);
  return rows[0] ?? null;
}

const UPSERT_STATE = `
  insert into zone_state (
    zone_id, as_of, level, computed_level, since, reason, reliable,
    last_known_level, last_known_at, lower_since, detail
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (zone_id) do update set
    as_of = excluded.as_of,
    level = excluded.level,
    computed_level = excluded.computed_level,
    since = excluded.since,
    reason = excluded.reason,
    reliable = excluded.reliable,
    last_known_level = excluded.last_known_level,
    last_known_at = excluded.last_known_at,
    lower_since = excluded.lower_since,
    detail = excluded.detail`;

export async function upsertZoneState(queryable: Queryable, state: ZoneState): Promise<void> {
  await queryable.query(UPSERT_STATE, [
    state.zoneId,
    state.asOf,
    state.level,
    state.computedLevel,
    state.since,
    state.reason,
    state.reliable,
    state.lastKnownLevel,
    state.lastKnownAt,
    state.lowerSince,
    JSON.stringify(state.detail),
  ]);
}
