import type { Queryable } from "../database.ts";
import { cutoffCte } from "../retention/cutoff.ts";
import { instantText } from "./instant-text.ts";

/** The newest reading of a stream. */
export interface LatestRow {
  datastream: number;
  /** UTC with six decimals. */
  time: string;
  value: number;
}

const SELECT_LATEST = `with ${cutoffCte(
  "clock_timestamp()",
  "declared.datastream_id > $1 and ($3::int[] is null or declared.datastream_id = any($3))",
)}
select datastream_id as "datastream", ${instantText("time")} as "time", value
from latest
join cutoff using (datastream_id)
where datastream_id > $1
  and ($3::int[] is null or datastream_id = any($3))
  and time >= raw_before
order by datastream_id
limit $2`;

/**
 * A slice of the newest readings of all streams, public or not, by stream; none that is due.
 *
 * @param after - stream of the last row of the slice before; 0: from the start
 * @param limit - at most 5,000
 * @param ids - only these; undefined: all
 */
export async function findLatest(
  queryable: Queryable,
  after: number,
  limit: number,
  ids?: number[],
): Promise<LatestRow[]> {
  const { rows } = await queryable.query<LatestRow>(SELECT_LATEST, [after, limit, ids ?? null]);
  return rows;
}

const SELECT_UNTIL = `with ${cutoffCte("clock_timestamp()", "declared.datastream_id = any($1::int[])")}
select asked.id as "datastream", ${instantText("newest.time")} as "time", newest.value
from unnest($1::int[], $2::timestamptz[]) asked (id, until)
join cutoff on cutoff.datastream_id = asked.id
cross join lateral (
  select time, value
  from reading
  where datastream_id = asked.id
    and time <= asked.until
    and time >= cutoff.raw_before
  order by time desc
  limit 1
) newest
order by asked.id`;

/** For each of these streams its newest reading up to and with an instant; those without one are left out. */
export async function findNewestUntil(
  queryable: Queryable,
  streams: { id: number; until: Date }[],
): Promise<LatestRow[]> {
  const { rows } = await queryable.query<LatestRow>(SELECT_UNTIL, [
    streams.map(({ id }) => id),
    streams.map(({ until }) => until),
  ]);
  return rows;
}
