import type { Queryable } from "../database.ts";
import { int4Array, timestamptzArray } from "./binary-array.ts";
import type { ReadingKey, ReadingRow } from "./reading-row.ts";

const FIND = `select r.datastream_id as "datastreamId", (extract(epoch from r.time) * 1000000)::int8 as "timeUs",
  r.value, r.revision
from unnest($1::int[], $2::timestamptz[]) as k (datastream_id, time)
join reading r using (datastream_id, time)`;
const LOCK = `${FIND}
order by r.time, r.datastream_id
for update of r`;

/** What is stored under these keys. */
export async function findReadings(queryable: Queryable, keys: readonly ReadingKey[]): Promise<ReadingRow[]> {
  const values = keyArrays(keys);
  return (await queryable.query<ReadingRow>({ name: "find-readings", text: FIND, values })).rows;
}

/** The same, held until the transaction ends: a row that another one is writing is waited for. */
export async function lockReadings(queryable: Queryable, keys: readonly ReadingKey[]): Promise<ReadingRow[]> {
  const values = keyArrays(keys);
  return (await queryable.query<ReadingRow>({ name: "lock-readings", text: LOCK, values })).rows;
}

function keyArrays(keys: readonly ReadingKey[]): Buffer[] {
  return [int4Array(keys.map((key) => key.datastreamId)), timestamptzArray(keys.map((key) => key.timeUs))];
}
