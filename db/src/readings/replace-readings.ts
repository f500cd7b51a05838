import type { Queryable } from "../database.ts";
import { rowArrays } from "./insert-readings.ts";
import type { ReadingRow } from "./reading-row.ts";

const REPLACE = `update reading r
set value = n.value, revision = n.revision
from unnest($1::int[], $2::timestamptz[], $3::float8[], $4::int2[]) as n (datastream_id, time, value, revision)
where r.datastream_id = n.datastream_id and r.time = n.time and r.revision < n.revision`;

/** Puts higher revisions in the place of stored ones, which the transaction holds. */
export async function replaceReadings(queryable: Queryable, rows: readonly ReadingRow[]): Promise<void> {
  await queryable.query({ name: "replace-readings", text: REPLACE, values: rowArrays(rows) });
}
