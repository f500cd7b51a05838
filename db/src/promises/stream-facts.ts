/** What is stored of streams beside their terms, and how much of the last 24 hours came. */
import {
  DAY_MS,
  expectedSlots,
  HOUR_MS,
  hourOf,
  MINUTE_MS,
  RETENTION_GRACE_S,
  type Span,
  type StoredFacts,
  type StreamFacts,
} from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { cutoffCte } from "../retention/cutoff.ts";
import { findRollupStreams } from "../rollups/rollup-stream.ts";
import { findRollupState } from "../rollups/watermark.ts";

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
cross join lateral (
  select version, recorded_at
  from sensor_version version
  where version.sensor_id = datastream.sensor_id
  order by version.valid_from <= clock_timestamp() desc, version.version desc
  limit 1
) held
cross join lateral (
  select version.*
  from datastream_version version
  join sensor_version of_sensor using (sensor_id, version)
  where version.datastream_id = datastream.id
  order by of_sensor.valid_from <= clock_timestamp() desc, version.version desc
  limit 1
) declared
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

type Slots = StreamFacts["slots"];

const HOURS = `select datastream_id as "id", extract(epoch from start_at) * 1000 as "startMs", count, coverage
from reading_hour
where datastream_id = any($1)
  and start_at >= $2
  and start_at < $3`;

// Of a gauge or counter a reading fills as much of a slot as time passed since the one before it in its hour.
const RAW = `select
  asked.id,
  count(*)::int as "count",
  sum(case when asked.is_count then 1 else coalesce(least(1, gap / asked.interval_s), 1) end) as "filled"
from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::float8[], $5::boolean[])
  as asked (id, from_at, to_at, interval_s, is_count)
cross join lateral (
  select extract(epoch from time - lag(time) over (
    partition by date_trunc('hour', time, 'UTC')
    order by time
  ))::float8 as gap
  from reading
  where datastream_id = asked.id
    and time >= asked.from_at
    and time < asked.to_at
    and time >= $6
) reading
group by asked.id`;

interface Window {
  id: number;
  spans: readonly Span[];
  last: Span;
  startMs: number;
  endMs: number;
}

/**
 * How much came in the 24 hours up to a moment ago: whole hours from what was computed of them, the rest from single
 * readings. The newest slot is given a minute to arrive.
 */
async function findSlots(queryable: Queryable, rows: readonly Row[]): Promise<Map<number, Slots>> {
  const spansOf = new Map(
    (
      await findRollupStreams(
        queryable,
        0,
        rows.length + 1,
        rows.map(({ id }) => id),
      )
    ).map((stream) => [stream.id, stream.spans]),
  );
  const windows = rows.flatMap(({ id, nowMs, isDeclared }): Window[] => {
    const spans = spansOf.get(id) ?? [];
    const last = spans.at(-1);
    if (!isDeclared || last === undefined) return [];
    const { intervalMs } = last.terms;
    const endMs = Math.floor((nowMs - MINUTE_MS) / intervalMs) * intervalMs;
    return [{ id, spans, last, startMs: endMs - DAY_MS, endMs }];
  });
  const slots = new Map<number, Slots>(
    windows.map(({ id, spans, startMs, endMs }) => [
      id,
      { expected: expectedSlots(spans, startMs, endMs), filled: 0, readings: 0 },
    ]),
  );
  const add = (id: number, readings: number, filled: number): void => {
    const sum = slots.get(id);
    if (sum === undefined) return;
    sum.readings += readings;
    sum.filled += filled;
  };
  const rolledMs = (await findRollupState(queryable)).rolledUntil.getTime();
  const parts = windows.flatMap((window) => rawParts(window, rolledMs));
  const wholes = windows.filter(({ last }) => last.terms.keepsHours);
  if (wholes.length > 0) {
    const found = await queryable.query<{ id: number; startMs: number; count: number; coverage: number }>(
      HOURS,
      [
        wholes.map(({ id }) => id),
        new Date(Math.min(...wholes.map(({ startMs }) => startMs))),
        new Date(Math.max(...wholes.map(({ endMs }) => endMs))),
      ],
    );
    for (const { id, startMs, count, coverage } of found.rows) {
      const window = wholes.find((one) => one.id === id);
      if (window === undefined || !isWhole(window, startMs, rolledMs)) continue;
      const expected = expectedSlots(window.spans, startMs, startMs + HOUR_MS);
      add(id, count, expected >= 1 ? coverage * expected : count);
    }
  }
  if (parts.length > 0) {
    const found = await queryable.query<{ id: number; count: number; filled: number }>(RAW, [
      parts.map(({ window }) => window.id),
      parts.map(({ fromMs }) => new Date(fromMs)),
      parts.map(({ toMs }) => new Date(toMs)),
      parts.map(({ window }) => window.last.terms.intervalMs / 1000),
      parts.map(({ window }) => window.last.terms.aggregation === "interval-count"),
      new Date(Math.min(...parts.map(({ fromMs }) => fromMs))),
    ]);
    for (const { id, count, filled } of found.rows) add(id, count, filled);
  }
  return slots;
}

function isWhole({ startMs, endMs }: Window, hourMs: number, rolledMs: number): boolean {
  return hourMs >= startMs && hourMs + HOUR_MS <= Math.min(endMs, rolledMs);
}

/** The parts of a window that no computed hour covers. */
function rawParts(window: Window, rolledMs: number): { window: Window; fromMs: number; toMs: number }[] {
  const { startMs, endMs, last } = window;
  const firstHourMs = Math.ceil(startMs / HOUR_MS) * HOUR_MS;
  const afterHoursMs = hourOf(Math.min(endMs, rolledMs));
  if (!last.terms.keepsHours || afterHoursMs <= firstHourMs)
    return [{ window, fromMs: startMs, toMs: endMs }];
  return [
    { window, fromMs: startMs, toMs: firstHourMs },
    { window, fromMs: afterHoursMs, toMs: endMs },
  ].filter(({ fromMs, toMs }) => fromMs < toMs);
}
