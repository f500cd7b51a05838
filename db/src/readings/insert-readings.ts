import type { Queryable } from "../database.ts";
import { float8Array, int2Array, int4Array, timestamptzArray } from "./binary-array.ts";
import type { ReadingKey, ReadingRow } from "./reading-row.ts";

const INSERT = `insert into reading (datastream_id, time, value, revision)
select *
from unnest($1::int[], $2::timestamptz[], $3::float8[], $4::int2[])
on conflict (datastream_id, time) do nothing
returning datastream_id as "datastreamId", (extract(epoch from time) * 1000000)::int8 as "timeUs"`;

/**
 * Writes the rows whose key is free.
 *
 * @param rows - sorted by (time, datastream), each key once
 * @returns keys of those that were new
 */
export async function insertReadings(
  queryable: Queryable,
  rows: readonly ReadingRow[],
): Promise<ReadingKey[]> {
  const result = await queryable.query<ReadingKey>({
    name: "insert-readings",
    text: INSERT,
    values: rowArrays(rows),
  });
  return result.rows;
}

/** The four columns of the table, as arrays for `unnest`. */
export function rowArrays(rows: readonly ReadingRow[]): Buffer[] {
  return [
    int4Array(rows.map((row) => row.datastreamId)),
    timestamptzArray(rows.map((row) => row.timeUs)),
    float8Array(rows.map((row) => row.value)),
    int2Array(rows.map((row) => row.revision)),
  ];
}
