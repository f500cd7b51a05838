import type { Queryable } from "../database.ts";

export interface StoredCount {
  time: Date;
  value: number;
}

export interface RecentCount extends StoredCount {
  datastreamId: number;
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

const SELECT_COUNTS = `
  select time, value
  from reading
  where datastream_id = $1
    and time >= $2
    and time < $3
  order by time
  limit $4`;

/** The stored counts of a stream in `[from, to)`, oldest first. @param limit - at most 5,000 */
export async function findCounts(
  queryable: Queryable,
  { datastreamId, from, to, limit }: { datastreamId: number; from: Date; to: Date; limit: number },
): Promise<StoredCount[]> {
  const { rows } = await queryable.query<StoredCount>(SELECT_COUNTS, [datastreamId, from, to, limit]);
  return rows;
}
