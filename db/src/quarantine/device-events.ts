import type { Queryable } from "../database.ts";
import { int4Array, timestamptzArray } from "../readings/binary-array.ts";

const ADD = `insert into device_event (device_id, class, hour, count, first_at, last_at)
select *
from unnest($1::text[], $2::text[], $3::timestamptz[], $4::int[], $5::timestamptz[], $6::timestamptz[])
order by 1, 2, 3
on conflict (device_id, class, hour) do update
set count = device_event.count + excluded.count, last_at = greatest(device_event.last_at, excluded.last_at)`;

/** What a device did that staff should know: no topic, no client id, no address. */
export interface DeviceEventCount {
  deviceId: string;
  class: string;
  /** Start of the UTC hour. */
  hourUs: number;
  count: number;
  firstUs: number;
  lastUs: number;
}

/** @param rows - each device, class and hour once */
export async function addDeviceEvents(
  queryable: Queryable,
  rows: readonly DeviceEventCount[],
): Promise<void> {
  await queryable.query({
    name: "add-device-events",
    text: ADD,
    values: [
      rows.map((row) => row.deviceId),
      rows.map((row) => row.class),
      timestamptzArray(rows.map((row) => row.hourUs)),
      int4Array(rows.map((row) => row.count)),
      timestamptzArray(rows.map((row) => row.firstUs)),
      timestamptzArray(rows.map((row) => row.lastUs)),
    ],
  });
}
