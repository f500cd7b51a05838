import type { Queryable } from "../database.ts";

const FIND = `
  select class, sum(count)::int8 as "count", min(first_at) as "firstAt", max(last_at) as "lastAt"
  from device_event
  where device_id = $1
    and hour > clock_timestamp() - interval '7 days'
  group by class
  order by max(last_at) desc
  limit 100`;

export interface DeviceEventRow {
  class: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
}

/** What a device did in the last seven days that staff should know, the newest first. */
export async function findDeviceEvents(queryable: Queryable, deviceId: string): Promise<DeviceEventRow[]> {
  const { rows } = await queryable.query<DeviceEventRow>(FIND, [deviceId]);
  return rows;
}
