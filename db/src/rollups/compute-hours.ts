/**
 * Computes hours of one stream from its single readings, by the nature of what it measures:
 *
 * - a gauge or an interval count adds up its values; a counter adds up how much it grew, and the growth between two
 *   readings belongs to the later one (a value below the one before: it was set to zero, or by more than half of a
 *   declared rollover: it began at zero again by itself);
 * - a count fills the slot it stands for; a gauge or counter fills as much of a slot as time passed since the reading
 *   before it, so that a device whose clock drifts over the edges of a grid is not found wanting;
 * - shown is what `disclosure.below` of the version that held lets the public see of each single value.
 *
 * Everything is in one statement, because one statement sees one state: if raw of an hour was deleted, it also sees the
 * floor that says so, and leaves that hour as it is.
 */
import { expectedSlots, HOUR_MS, type Span } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import type { RollupStream } from "./rollup-stream.ts";
import { REPLACE_SUMS, SUM_COLUMNS, type Sums, sumsOf } from "./sums.ts";

/** An hour that was computed; null: no row. */
export interface ComputedHour {
  startMs: number;
  before: Sums | null;
  after: Sums | null;
}

const COMPUTE = `with wanted as (
  select *
  from unnest($2::timestamptz[], $3::float8[], $4::boolean[], $5::boolean[]) as hour (start_at, expected, is_plain, is_kept)
), span as (
  select *
  from unnest($6::timestamptz[], $7::timestamptz[], $8::float8[], $9::float8[], $10::text[], $14::float8[])
    as span (from_at, to_at, interval_s, below, aggregation, rollover)
), floor as (
  select coalesce(max(deleted_before), '-infinity') as at
  from retention_floor
  where datastream_id = $1
    and tier in ('raw', 'hour')
), old as (
  select reading_hour.*
  from reading_hour
  join wanted using (start_at)
  where datastream_id = $1
), raw as (
  select time, value
  from reading
  where datastream_id = $1
    and time >= $11
    and time < $12
  union all
  (
    select time, value
    from reading
    where $13
      and datastream_id = $1
      and time < $11
    order by time desc
    limit 1
  )
), followed as (
  select
    time,
    value,
    date_trunc('hour', time, 'UTC') as start_at,
    lag(value) over (order by time) as previous
  from raw
), measured as (
  select
    followed.start_at,
    followed.time,
    followed.value,
    followed.previous is null and span.aggregation = 'counter' as is_unknown,
    span.below,
    case
      when span.aggregation is distinct from 'counter' then followed.value
      when followed.previous is null then 0
      when followed.value >= followed.previous then followed.value - followed.previous
      when followed.previous < span.rollover and followed.previous - followed.value > span.rollover / 2
        then span.rollover - followed.previous + followed.value
      else followed.value
    end as amount,
    case
      when span.aggregation is distinct from 'interval-count'
        then coalesce(least(1, extract(epoch from followed.time - lag(followed.time) over (
          partition by followed.start_at
          order by followed.time
        ))::float8 / span.interval_s), 1)
      else 1
    end as filled
  from followed
  left join span
    on followed.time >= span.from_at
    and followed.time < span.to_at
), open as (
  select wanted.*
  from wanted
  cross join floor
  where wanted.start_at >= floor.at
    and not (
      floor.at > '-infinity'
      and exists (select from old where old.start_at = wanted.start_at)
      and exists (select from measured where measured.start_at = wanted.start_at and measured.is_unknown)
    )
), result as (
  select
    start_at,
    count(*)::int as count,
    sum(amount order by time) as sum,
    coalesce(least(1, sum(filled order by time) / nullif(expected, 0)), 0)::real as coverage,
    case when is_plain then sum(value * value order by time) end as sum_squares,
    case when is_plain then min(value) end as minimum,
    case when is_plain then max(value) end as maximum,
    case when is_plain then (array_agg(value order by time))[1] end as first,
    case when is_plain then (array_agg(value order by time desc))[1] end as last,
    (count(*) filter (where below is null or amount >= below))::int as shown_count,
    coalesce(sum(amount order by time) filter (where below is null or amount >= below), 0) as shown_sum,
    (count(*) filter (where amount < below))::int as suppressed_slots
  from open
  join measured using (start_at)
  where open.is_kept
  group by start_at, expected, is_plain
), gone as (
  delete from reading_hour
  using open
  where datastream_id = $1
    and reading_hour.start_at = open.start_at
    and not exists (select from result where result.start_at = open.start_at)
), written as (
  insert into reading_hour (datastream_id, start_at, ${SUM_COLUMNS})
  select $1, start_at, ${SUM_COLUMNS}
  from result
  on conflict (datastream_id, start_at) do update set
    ${REPLACE_SUMS}
)
select
  extract(epoch from start_at) * 1000 as "startMs",
  case when old.start_at is not null then ${sumsOf("old")} end as "before",
  case when result.start_at is not null then ${sumsOf("result")} end as "after"
from open
left join old using (start_at)
left join result using (start_at)
order by start_at`;

/**
 * Computes hours that follow one another without a gap, and stores them; frozen ones are left as they are.
 *
 * @param hoursMs - starts of whole UTC hours, in order
 * @returns those that are not frozen
 */
export async function computeHours(
  tx: Queryable,
  stream: RollupStream,
  hoursMs: readonly number[],
): Promise<ComputedHour[]> {
  const [firstMs] = hoursMs;
  const lastMs = hoursMs.at(-1);
  if (firstMs === undefined || lastMs === undefined) return [];
  const endMs = lastMs + HOUR_MS;
  const spans = overlapping(stream.spans, firstMs, endMs);
  const { rows } = await tx.query<ComputedHour>(COMPUTE, [
    stream.id,
    hoursMs.map((ms) => new Date(ms)),
    hoursMs.map((ms) => expectedSlots(stream.spans, ms, ms + HOUR_MS)),
    hoursMs.map((ms) =>
      overlapping(spans, ms, ms + HOUR_MS).every(({ terms }) => terms.identifiability === "none"),
    ),
    hoursMs.map((ms) => overlapping(spans, ms, ms + HOUR_MS).some(({ terms }) => terms.keepsHours)),
    spans.map(({ fromMs }) => new Date(fromMs)),
    spans.map(({ toMs }) => (toMs === Infinity ? "infinity" : new Date(toMs))),
    spans.map(({ terms }) => terms.intervalMs / 1000),
    spans.map(({ terms }) => terms.below),
    spans.map(({ terms }) => terms.aggregation),
    new Date(firstMs),
    new Date(endMs),
    spans.some(({ terms }) => terms.aggregation === "counter"),
    spans.map(({ terms }) => terms.rollover),
  ]);
  return rows;
}

function overlapping(spans: readonly Span[], fromMs: number, toMs: number): Span[] {
  return spans.filter((span) => span.fromMs < toMs && span.toMs > fromMs);
}
