import type { Queryable } from "../database.ts";

export interface RecentCount {
  datastreamId: number;
  time: Date;
  value: number;
}

const SELECT_RECENT = `
  select
    stream.id as "datastreamId",
    reading.time,
    reading.value
  from unnest($1::int[], $2::timestamptz[]) as stream (id, since)
  cross join lateral (
    select time, value
    from reading
    where datastream_id = stream.id
      and time >= stream.since
    order by time desc
    limit 500
  ) reading
  order by stream.id, reading.time`;

/** The stored counts of each stream since its own moment, oldest first; the newest 500 at most. */
export async function findRecentCounts(
  queryable: Queryable,
  streams: readonly { datastreamId: number; since: Date }[],
): Promise<RecentCount[]> {
  const { rows } = await queryable.query<RecentCount>(SELECT_RECENT, [
    streams.map((stream) => stream.datastreamId),
    streams.map((stream) => stream.since),
  ]);
  return rows;
}
