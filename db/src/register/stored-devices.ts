import type { Quota, Speaks } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

export interface StoredDevice {
  id: string;
  owner: string;
  quota: Quota | null;
  /** `owner/reference` of those it may speak for now. */
  sensors: string[];
  /** Sensors are named in it as owner/reference; null: JSON of our own. */
  speaks: Speaks | null;
}

const DEVICES = `
  select
    device.id,
    device.owner,
    device.quota,
    device.speaks,
    array(
      select sensor.owner || '/' || sensor.reference
      from device_grant
      join sensor on sensor.id = device_grant.sensor_id
      where device_grant.device_id = device.id
        and device_grant.revoked_at is null
      order by sensor.id
    ) as "sensors"
  from device`;
const SELECT = `${DEVICES}
  where device.id = any ($1)`;
const SELECT_SPEAKING = `${DEVICES}
  where device.speaks is not null
    and exists (
      select
      from device_grant
      join sensor on sensor.id = device_grant.sensor_id
      where device_grant.device_id = device.id
        and device_grant.revoked_at is null
        and sensor.owner || '/' || sensor.reference = any ($1)
    )
  order by device.id`;

export async function readStoredDevices(
  queryable: Queryable,
  ids: readonly string[],
): Promise<Map<string, StoredDevice>> {
  const { rows } = await queryable.query<StoredDevice>(SELECT, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Devices with a format of their own that may speak for one of these sensors, `owner/reference`. */
export async function readSpeakingDevices(
  queryable: Queryable,
  sensorNames: readonly string[],
): Promise<StoredDevice[]> {
  const { rows } = await queryable.query<StoredDevice>(SELECT_SPEAKING, [sensorNames]);
  return rows;
}
