/**
 * Computes calendar days of one stream from its hours. A day of which an hour was already deleted cannot be computed
 * from scratch; it takes over how much each hour changed.
 */
import { type CalendarDay, daysOf, expectedSlots, HOUR_MS } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import type { ComputedHour } from "./compute-hours.ts";
import type { RollupStream } from "./rollup-stream.ts";
import { REPLACE_SUMS, SUM_COLUMNS, type Sums } from "./sums.ts";

const COMPUTE = `with wanted as (
  select *
  from unnest($2::timestamptz[], $3::timestamptz[], $4::float8[], $5::boolean[])
    as day (start_at, end_at, expected, is_kept)
), expectation as (
  select *
  from unnest($6::timestamptz[], $7::float8[]) as hour (start_at, expected)
), floor as (
  select coalesce(max(deleted_before), '-infinity') as at
  from retention_floor
  where datastream_id = $1
    and tier in ('hour', 'day')
), open as (
  select wanted.*
  from wanted
  cross join floor
  where wanted.start_at >= floor.at
), result as (
  select
    open.start_at,
    open.end_at,
    sum(hour.count)::int as count,
    sum(hour.sum order by hour.start_at) as sum,
    coalesce(least(1, sum(
      case when expectation.expected >= 1 then hour.coverage * expectation.expected else hour.count end
      order by hour.start_at
    ) / nullif(open.expected, 0)), 0)::real as coverage,
    case when bool_and(hour.sum_squares is not null) then sum(hour.sum_squares order by hour.start_at) end as sum_squares,
    case when bool_and(hour.sum_squares is not null) then min(hour.minimum) end as minimum,
    case when bool_and(hour.sum_squares is not null) then max(hour.maximum) end as maximum,
    case when bool_and(hour.sum_squares is not null) then (array_agg(hour.first order by hour.start_at))[1] end as first,
    case when bool_and(hour.sum_squares is not null) then (array_agg(hour.last order by hour.start_at desc))[1] end as last,
    sum(hour.shown_count)::int as shown_count,
    sum(hour.shown_sum order by hour.start_at) as shown_sum,
    sum(hour.suppressed_slots)::int as suppressed_slots
  from open
  join reading_hour hour
    on hour.datastream_id = $1
    and hour.start_at >= open.start_at
    and hour.start_at < open.end_at
  left join expectation on expectation.start_at = hour.start_at
  where open.is_kept
  group by open.start_at, open.end_at, open.expected
), gone as (
  delete from reading_day
  using open
  where datastream_id = $1
    and reading_day.start_at = open.start_at
    and not exists (select from result where result.start_at = open.start_at)
), written as (
  insert into reading_day (datastream_id, start_at, end_at, ${SUM_COLUMNS})
  select $1, start_at, end_at, ${SUM_COLUMNS}
  from result
  on conflict (datastream_id, start_at) do update set
    ${REPLACE_SUMS}
)
select extract(epoch from start_at) * 1000 as "startMs"
from open`;

/**
 * Computes the days to which these hours belong.
 *
 * @param timeZone - of the installation: a day is a calendar day there
 */
export async function computeDays(
  tx: Queryable,
  stream: RollupStream,
  hours: readonly ComputedHour[],
  timeZone: string,
): Promise<void> {
  const days = daysOf(
    hours.map(({ startMs }) => startMs),
    timeZone,
  );
  if (days.length === 0) return;
  const daysHours = days.flatMap(hoursOf);
  const { rows } = await tx.query<{ startMs: number }>(COMPUTE, [
    stream.id,
    days.map(({ startMs }) => new Date(startMs)),
    days.map(({ endMs }) => new Date(endMs)),
    days.map(({ startMs, endMs }) => expectedSlots(stream.spans, startMs, endMs)),
    days.map((day) => isKept(stream, day)),
    daysHours.map((ms) => new Date(ms)),
    daysHours.map((ms) => expectedSlots(stream.spans, ms, ms + HOUR_MS)),
  ]);
  const computed = new Set(rows.map(({ startMs }) => startMs));
  for (const day of days) {
    if (computed.has(day.startMs) || !isKept(stream, day)) continue;
    for (const hour of hours) {
      const isEmpty = hour.before === null && hour.after === null;
      if (isEmpty || hour.startMs < day.startMs || hour.startMs >= day.endMs) continue;
      await addChange(tx, stream, day, hour);
    }
  }
}

function hoursOf({ startMs, endMs }: CalendarDay): number[] {
  return Array.from({ length: (endMs - startMs) / HOUR_MS }, (_, place) => startMs + place * HOUR_MS);
}

function isKept({ spans }: RollupStream, { startMs, endMs }: CalendarDay): boolean {
  return spans.some((span) => span.fromMs < endMs && span.toMs > startMs && span.terms.keepsDays);
}

// A day whose own row is due is not brought back. Minimum and maximum can only widen: what an hour held before is gone.
const ADD_CHANGE = `insert into reading_day (datastream_id, start_at, end_at, ${SUM_COLUMNS})
select $1, $2, $3, $4, $5, greatest(0, least(1, $6::float8)), $7, $8, $9, $10, $11, $12, $13, $14
where not exists (
  select
  from retention_floor
  where datastream_id = $1
    and tier = 'day'
    and deleted_before > $2
)
on conflict (datastream_id, start_at) do update set
  count = reading_day.count + excluded.count,
  sum = reading_day.sum + excluded.sum,
  coverage = greatest(0, least(1, reading_day.coverage + $6::float8)),
  sum_squares = reading_day.sum_squares + excluded.sum_squares,
  minimum = least(reading_day.minimum, excluded.minimum),
  maximum = greatest(reading_day.maximum, excluded.maximum),
  last = case when $15 then coalesce(excluded.last, reading_day.last) else reading_day.last end,
  shown_count = reading_day.shown_count + excluded.shown_count,
  shown_sum = reading_day.shown_sum + excluded.shown_sum,
  suppressed_slots = reading_day.suppressed_slots + excluded.suppressed_slots`;

const HAS_LATER_HOUR = `select exists (
  select
  from reading_hour
  where datastream_id = $1
    and start_at > $2
    and start_at < $3
) as "hasLater"`;

async function addChange(
  tx: Queryable,
  stream: RollupStream,
  day: CalendarDay,
  { startMs, before, after }: ComputedHour,
): Promise<void> {
  const end = new Date(day.endMs);
  const { rows } = await tx.query<{ hasLater: boolean }>(HAS_LATER_HOUR, [stream.id, new Date(startMs), end]);
  const expectedOfHour = expectedSlots(stream.spans, startMs, startMs + HOUR_MS);
  const expectedOfDay = expectedSlots(stream.spans, day.startMs, day.endMs);
  const filled = (sums: Sums | null): number =>
    sums === null ? 0 : expectedOfHour >= 1 ? sums.coverage * expectedOfHour : sums.count;
  const grown = (of: (sums: Sums) => number): number =>
    (after === null ? 0 : of(after)) - (before === null ? 0 : of(before));
  const isPlain = (after ?? before)?.sumSquares !== null;
  await tx.query(ADD_CHANGE, [
    stream.id,
    new Date(day.startMs),
    end,
    grown(({ count }) => count),
    grown(({ sum }) => sum),
    expectedOfDay > 0 ? (filled(after) - filled(before)) / expectedOfDay : 0,
    isPlain ? grown(({ sumSquares }) => sumSquares ?? 0) : null,
    after?.minimum ?? null,
    after?.maximum ?? null,
    after?.first ?? null,
    after?.last ?? null,
    grown(({ shownCount }) => shownCount),
    grown(({ shownSum }) => shownSum),
    grown(({ suppressedSlots }) => suppressedSlots),
    rows[0]?.hasLater === false,
  ]);
}
