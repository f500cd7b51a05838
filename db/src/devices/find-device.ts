import type { Quota } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

const FIND = `
  select
    device.id as "deviceId",
    device.owner,
    device.quota,
    device.certificates_since as "certificatesSince",
    (
      select body -> 'quota'
      from organisation_version
      where organisation_id = device.owner
      order by version desc
      limit 1
    ) as "organisationQuota",
    array(
      select sensor.owner || '/' || sensor.reference
      from device_grant
      join sensor on sensor.id = device_grant.sensor_id
      where device_grant.device_id = device.id
        and device_grant.revoked_at is null
      order by sensor.id
      limit 1000
    ) as "sensors"
  from device
  where device.id = $1`;

export interface DeviceRow {
  deviceId: string;
  owner: string;
  /** Null: what every device may. */
  quota: Quota | null;
  /** Of all its owner's devices together. */
  organisationQuota: Quota | null;
  /** A certificate that began before this is refused; null: none is. */
  certificatesSince: Date | null;
  /** `owner/reference` of those it may send for now. */
  sensors: string[];
}

export async function findDevice(queryable: Queryable, deviceId: string): Promise<DeviceRow | undefined> {
  const { rows } = await queryable.query<DeviceRow>(FIND, [deviceId]);
  return rows[0];
}
