import type { Queryable } from "../database.ts";
import { float8Array, int4Array, timestamptzArray } from "./binary-array.ts";

const UPSERT = `insert into latest (datastream_id, time, value, received_at)
select *
from unnest($1::int[], $2::timestamptz[], $3::float8[], $4::timestamptz[])
on conflict (datastream_id) do update
set time = excluded.time, value = excluded.value, received_at = excluded.received_at
where latest.time <= excluded.time`;

export interface LatestChange {
  datastreamId: number;
  timeUs: number;
  value: number;
  receivedUs: number;
}

/** Writes the newest reading of each stream. @param rows - in order of datastream, each once */
export async function upsertLatest(queryable: Queryable, rows: readonly LatestChange[]): Promise<void> {
  await queryable.query({
    name: "upsert-latest",
    text: UPSERT,
    values: [
      int4Array(rows.map((row) => row.datastreamId)),
      timestamptzArray(rows.map((row) => row.timeUs)),
      float8Array(rows.map((row) => row.value)),
      timestamptzArray(rows.map((row) => row.receivedUs)),
    ],
  });
}
