import type { Queryable } from "../database.ts";
import { int2Array, int4Array, timestamptzArray } from "../readings/binary-array.ts";
import type { RefusedCount, RefusedValue } from "./quarantine-row.ts";

const INSERT_VALUES = `insert into quarantine (received_at, last_at, device_id, sensor_id, datastream_id, time, reason,
  revision, value, stored_value)
select received_at, received_at, device_id, sensor_id, datastream_id, time, reason, revision, value, stored_value
from unnest($1::timestamptz[], $2::text[], $3::int[], $4::int[], $5::timestamptz[], $6::text[], $7::int2[],
  $8::float8[], $9::float8[])
  as n (received_at, device_id, sensor_id, datastream_id, time, reason, revision, value, stored_value)
order by datastream_id, time, reason, revision
on conflict (datastream_id, time, reason, revision)
  where hour is null and datastream_id is not null and time is not null
  do nothing
returning device_id as "deviceId", reason`;

const ADD_COUNTS = `insert into quarantine (received_at, last_at, device_id, sensor_id, reason, hour, count, size, position)
select first_at, last_at, device_id, sensor_id, reason, hour, count, size, position
from unnest($1::timestamptz[], $2::timestamptz[], $3::text[], $4::int[], $5::text[], $6::timestamptz[], $7::int[],
  $8::int[], $9::int[])
  as n (first_at, last_at, device_id, sensor_id, reason, hour, count, size, position)
order by device_id, sensor_id, reason, hour
on conflict (device_id, sensor_id, reason, hour)
  where hour is not null
  do update set count = quarantine.count + excluded.count, last_at = greatest(quarantine.last_at, excluded.last_at)`;

/** Writes a row for each value that is not there already. @returns device and reason of each new one */
export async function insertRefusedValues(
  queryable: Queryable,
  rows: readonly RefusedValue[],
): Promise<{ deviceId: string; reason: string }[]> {
  const result = await queryable.query<{ deviceId: string; reason: string }>({
    name: "insert-refused-values",
    text: INSERT_VALUES,
    values: [
      timestamptzArray(rows.map((row) => row.receivedUs)),
      rows.map((row) => row.deviceId),
      int4Array(rows.map((row) => row.sensorId)),
      int4Array(rows.map((row) => row.datastreamId)),
      timestamptzArray(rows.map((row) => row.timeUs)),
      rows.map((row) => row.reason),
      int2Array(rows.map((row) => row.revision)),
      rows.map((row) => row.value),
      rows.map((row) => row.storedValue),
    ],
  });
  return result.rows;
}

/** Adds to the rows that stand for many. @param rows - each device, sensor, reason and hour once */
export async function addRefusedCounts(queryable: Queryable, rows: readonly RefusedCount[]): Promise<void> {
  await queryable.query({
    name: "add-refused-counts",
    text: ADD_COUNTS,
    values: [
      timestamptzArray(rows.map((row) => row.firstUs)),
      timestamptzArray(rows.map((row) => row.lastUs)),
      rows.map((row) => row.deviceId),
      int4Array(rows.map((row) => row.sensorId)),
      rows.map((row) => row.reason),
      timestamptzArray(rows.map((row) => row.hourUs)),
      int4Array(rows.map((row) => row.count)),
      rows.map((row) => row.size),
      rows.map((row) => row.position),
    ],
  });
}
