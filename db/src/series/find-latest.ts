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

/** @param which - SQL condition on `declared.datastream_id` */
const selectLatest = (which: string): string => `with ${cutoffCte("clock_timestamp()", which)}
select datastream_id as "datastream", ${instantText("time")} as "time", value
from latest
join cutoff using (datastream_id)
where time >= raw_before
order by datastream_id`;

const SELECT_PAGE = selectLatest("declared.datastream_id > $1 and declared.datastream_id <= $2");
const SELECT_OF = selectLatest("declared.datastream_id = any($1::int[])");

/** The newest readings of the streams with ids in `(after, upTo]`, public or not, by stream; none that is due. */
export async function findLatestPage(
  queryable: Queryable,
  after: number,
  upTo: number,
): Promise<LatestRow[]> {
  const { rows } = await queryable.query<LatestRow>(SELECT_PAGE, [after, upTo]);
  return rows;
}

/** The newest readings of these streams, public or not, by stream; none that is due. */
export async function findLatest(queryable: Queryable, ids: number[]): Promise<LatestRow[]> {
  const { rows } = await queryable.query<LatestRow>({ name: "find-latest", text: SELECT_OF, values: [ids] });
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
