/** What is stored of streams, beside the terms that were promised. */
import { RETENTION_GRACE_S, type StoredFacts, type StreamFacts } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { cutoffCte } from "../retention/cutoff.ts";
import { JOIN_DECLARED, joinHeld } from "../sensors/held-versions.ts";
import { findSlots } from "./slots.ts";

interface Row extends Omit<StreamFacts, "slots" | "tiers"> {
  sensorId: number;
  nowMs: number;
  tiers: StoredFacts[];
}

const OF_SENSORS = `declared.sensor_id = any($1)`;

const term = (tier: string): string => `jsonb_build_object(
  'tier', '${tier}',
  'keep', declared.retention_${tier}::text,
  'oldestMs', extract(epoch from stored.${tier}) * 1000,
  'dueBeforeMs', case when isfinite(due.${tier}_before) then extract(epoch from due.${tier}_before) * 1000 end,
  'overdueBeforeMs', case when isfinite(overdue.${tier}_before) then extract(epoch from overdue.${tier}_before) * 1000 end,
  'lastDeletedMs', (
    select extract(epoch from last_deleted_at) * 1000
    from retention_proof
    where retention_proof.datastream_id = datastream.id
      and tier = '${tier}'
  )
)`;

const SELECT = `with due as (
  with ${cutoffCte("clock_timestamp()", OF_SENSORS)}
  select * from cutoff
), overdue as (
  with ${cutoffCte(`clock_timestamp() - make_interval(secs => ${RETENTION_GRACE_S})`, OF_SENSORS)}
  select * from cutoff
)
select
  datastream.id,
  datastream.sensor_id as "sensorId",
  datastream.key,
  declared.version = held.version as "isDeclared",
  declared.is_public as "isPublic",
  (
    select jsonb_build_object('isOpen', is_open, 'ms', extract(epoch from asked_at) * 1000)
    from visibility_answer
    where datastream_id = datastream.id
      and asked_at > greatest(held.recorded_at, clock_timestamp() - interval 'PT1H')
  ) as "asked",
  coalesce(jsonb_array_length(nullif(declared.body -> 'recipients', 'null')), 0) > 0 as "hasRecipients",
  coalesce(declared.body -> 'excludedPurposes', '[]') as "excludedPurposes",
  make_interval(secs => declared.interval_s)::text as "interval",
  extract(epoch from clock_timestamp()) * 1000 as "nowMs",
  jsonb_build_array(${["raw", "hour", "day"].map(term).join(", ")}) as "tiers"
from datastream
${joinHeld("datastream.sensor_id")}
${JOIN_DECLARED}
join due on due.datastream_id = datastream.id
left join overdue on overdue.datastream_id = datastream.id
cross join lateral (
  select
    (select time from reading where datastream_id = datastream.id order by time limit 1) as raw,
    (select start_at from reading_hour where datastream_id = datastream.id order by start_at limit 1) as hour,
    (select start_at from reading_day where datastream_id = datastream.id order by start_at limit 1) as day
) stored
where datastream.sensor_id = any($1)
order by datastream.id`;

/** Streams of these sensors, ended ones too while rows of them are left. */
export async function findStreamFacts(
  queryable: Queryable,
  sensors: readonly number[],
): Promise<(StreamFacts & { sensorId: number })[]> {
  const { rows } = await queryable.query<Row>(SELECT, [sensors]);
  const slots = await findSlots(queryable, rows);
  return rows
    .map((row) => ({
      ...row,
      tiers: row.tiers
        .map((stored) => bounded(stored))
        .filter(({ keep, oldestMs, tier }) => isPromised(row.tiers, { keep, oldestMs, tier })),
      slots: slots.get(row.id) ?? { expected: 0, filled: 0, readings: 0 },
    }))
    .filter(({ isDeclared, tiers }) => isDeclared || tiers.some(({ oldestMs }) => oldestMs !== null));
}

/** JSON has no infinity: where a tier is not stored, everything is due; before anything was promised, nothing is. */
function bounded(
  stored: StoredFacts & { dueBeforeMs: number | null; overdueBeforeMs: number | null },
): StoredFacts {
  return {
    ...stored,
    dueBeforeMs: stored.dueBeforeMs ?? Infinity,
    overdueBeforeMs: stored.overdueBeforeMs ?? (stored.keep === null ? Infinity : -Infinity),
  };
}

/** Hours that only exist for days to come from go with raw; nothing was promised of them. */
function isPromised(
  tiers: readonly StoredFacts[],
  { keep, oldestMs, tier }: Pick<StoredFacts, "keep" | "oldestMs" | "tier">,
): boolean {
  if (keep !== null) return true;
  const keepsDays = tiers.some((other) => other.tier === "day" && other.keep !== null);
  return oldestMs !== null && !(tier === "hour" && keepsDays);
}
