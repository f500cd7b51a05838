import type { Queryable } from "../database.ts";

/** Only sensors that may send now: a device of an announced or removed one needs no key. */
const KEYLESS = `select distinct device_grant.device_id as "deviceId"
from device_grant
join lateral (
  select status, operating_from, operating_to
  from sensor_version
  where sensor_id = device_grant.sensor_id
  order by sensor_version.version desc
  limit 1
) version on true
where device_grant.revoked_at is null
  and version.status = 'active'
  and version.operating_from <= clock_timestamp()
  and (version.operating_to is null or version.operating_to > clock_timestamp())
  and not exists (
    select
    from credential
    where credential.device_id = device_grant.device_id
      and credential.revoked_at is null
      and (credential.expires_at is null or credential.expires_at > clock_timestamp())
  )
order by 1`;

/** Ids of devices that should be sending but have no credential that works. */
export async function findKeylessDevices(queryable: Queryable): Promise<string[]> {
  const { rows } = await queryable.query<{ deviceId: string }>(KEYLESS);
  return rows.map(({ deviceId }) => deviceId);
}
