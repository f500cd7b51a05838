/**
 * Makes `latest` what the readings say. It is written outside the reading's transaction, so after a crash it may lag
 * behind, or name a reading that was deleted meanwhile.
 *
 * When a repaired reading was received is not known; its own time is the latest that nobody can call too fresh.
 */
import type { Queryable } from "../database.ts";

const UPSERT = `insert into latest (datastream_id, time, value, received_at)
select datastream.id, newest.time, newest.value, newest.time
from datastream
cross join lateral (
  select time, value
  from reading
  where datastream_id = datastream.id
  order by time desc
  limit 1
) newest
where datastream.id > $1
  and datastream.id <= $2
order by datastream.id
on conflict (datastream_id) do update set
  time = excluded.time,
  value = excluded.value,
  received_at = excluded.received_at
where latest.time < excluded.time
  or (latest.time = excluded.time and latest.value <> excluded.value)`;
const DELETE = `delete from latest
where datastream_id > $1
  and datastream_id <= $2
  and not exists (
    select
    from reading
    where reading.datastream_id = latest.datastream_id
      and reading.time = latest.time
  )`;

/** Repairs the streams with ids in `(after, upTo]`, at most 500. @returns how many were wrong */
export async function repairLatest(queryable: Queryable, after: number, upTo: number): Promise<number> {
  const deleted = await queryable.query(DELETE, [after, upTo]);
  const written = await queryable.query(UPSERT, [after, upTo]);
  return (deleted.rowCount ?? 0) + (written.rowCount ?? 0);
}
