/**
 * Everything that is to be asked about rows that may be there or are late, in one round trip: is their hour frozen, is
 * their key free, does their hour have to be summed again, and what is stored under the keys that were taken.
 */
import type { Queryable } from "../database.ts";
import { rowArrays } from "./insert-readings.ts";
import type { ReadingRow } from "./reading-row.ts";

// Each `not in` and the join by key are as quick for many rows as for few, whatever the planner expects. Rows are
// inserted in order of (time, datastream), so two writers never wait for each other. What another transaction wrote
// since the statement began is not seen in `stored`, nor are rows of the statement itself.
const SETTLE = `with sent as materialized (
  select *
  from unnest($1::int[], $2::timestamptz[], $3::float8[], $4::int2[])
    with ordinality as s (datastream_id, time, value, revision, place)
), late as materialized (
  select * from sent where time < (select watermark from rollup_state)
), frozen as materialized (
  select late.place
  from late
  join retention_floor f on f.datastream_id = late.datastream_id and f.tier = 'raw'
  where date_trunc('hour', late.time, 'UTC') < f.deleted_before
), inserted as (
  insert into reading (datastream_id, time, value, revision)
  select datastream_id, time, value, revision
  from sent
  where place not in (select place from frozen)
  order by time, datastream_id
  on conflict (datastream_id, time) do nothing
  returning datastream_id, time
), marked as (
  insert into rollup_mark (datastream_id, hour)
  select distinct datastream_id, date_trunc('hour', time, 'UTC')
  from inserted
  where time < (select watermark from rollup_state)
)
select (sent.place - 1)::int as "place",
  sent.place in (select place from frozen) as "isFrozen",
  stored.value,
  stored.revision
from sent
left join lateral (
  select value, revision
  from reading
  where datastream_id = sent.datastream_id and time = sent.time
  limit 1
) stored on true
where (sent.datastream_id, sent.time) not in (select datastream_id, time from inserted)`;

/** A row that was not written. */
export interface LeftOut {
  /** Among the rows that were sent, from 0. */
  place: number;
  /** Raw readings of its hour were deleted, so it can no longer be summed. */
  isFrozen: boolean;
  /** What was stored under its key before; null: nothing, or it is only just being written. */
  value: number | null;
  revision: number | null;
}

/**
 * Writes the rows whose key is free and whose hour is not frozen, and marks the hours of those older than the
 * watermark to be computed again. The caller shares the contract lock, so the watermark stands still.
 *
 * @param rows - each key once
 * @returns the others
 */
export async function settleReadings(queryable: Queryable, rows: readonly ReadingRow[]): Promise<LeftOut[]> {
  const values = rowArrays(rows);
  return (await queryable.query<LeftOut>({ name: "settle-readings", text: SETTLE, values })).rows;
}
