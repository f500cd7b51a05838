import type { Queryable } from "../database.ts";
import { int4Array, timestamptzArray } from "./binary-array.ts";
import type { ReadingKey } from "./reading-row.ts";

const INSERT = `insert into rollup_mark (datastream_id, hour)
select distinct datastream_id, date_trunc('hour', time, 'UTC')
from unnest($1::int[], $2::timestamptz[]) as k (datastream_id, time)`;
const INSERT_NEXT = `insert into rollup_mark (datastream_id, hour)
select distinct k.datastream_id, date_trunc('hour', n.time, 'UTC')
from unnest($1::int[], $2::timestamptz[]) as k (datastream_id, time)
cross join lateral (
  select time
  from reading r
  where r.datastream_id = k.datastream_id and r.time > k.time
  order by r.time
  limit 1
) n`;

/** Marks the hours of these readings to be computed again. */
export async function insertMarks(queryable: Queryable, keys: readonly ReadingKey[]): Promise<void> {
  await queryable.query({ name: "insert-marks", text: INSERT, values: keyArrays(keys) });
}

/** Marks the hours of the readings that follow these: a counter's increase belongs to the later reading. */
export async function insertNextMarks(queryable: Queryable, keys: readonly ReadingKey[]): Promise<void> {
  await queryable.query({ name: "insert-next-marks", text: INSERT_NEXT, values: keyArrays(keys) });
}

function keyArrays(keys: readonly ReadingKey[]): Buffer[] {
  return [int4Array(keys.map((key) => key.datastreamId)), timestamptzArray(keys.map((key) => key.timeUs))];
}
