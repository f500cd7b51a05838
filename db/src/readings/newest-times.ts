import type { Queryable } from "../database.ts";
import { int4Array } from "./binary-array.ts";

const NEWEST = `select s.id as "datastreamId", (extract(epoch from r.time) * 1000000)::int8 as "timeUs"
from unnest($1::int[]) as s (id)
cross join lateral (
  select time
  from reading
  where datastream_id = s.id
  order by time desc
  limit 1
) r`;

/** Time of the newest reading of each of these streams, microseconds since 1970; those without any are left out. */
export async function findNewestTimes(
  queryable: Queryable,
  datastreamIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await queryable.query<{ datastreamId: number; timeUs: number }>({
    name: "newest-times",
    text: NEWEST,
    values: [int4Array(datastreamIds)],
  });
  return new Map(rows.map((row) => [row.datastreamId, row.timeUs]));
}
