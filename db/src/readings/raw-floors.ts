import type { Queryable } from "../database.ts";
import { int4Array } from "./binary-array.ts";

const FLOORS = `select datastream_id as "datastreamId", (extract(epoch from deleted_before) * 1000000)::int8 as "floorUs"
from retention_floor
where tier = 'raw' and datastream_id = any ($1::int[])`;

/** Before which time raw readings of these streams were deleted once, microseconds since 1970; the others are left out. */
export async function findRawFloors(
  queryable: Queryable,
  datastreamIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await queryable.query<{ datastreamId: number; floorUs: number }>({
    name: "raw-floors",
    text: FLOORS,
    values: [int4Array(datastreamIds)],
  });
  return new Map(rows.map((row) => [row.datastreamId, row.floorUs]));
}
