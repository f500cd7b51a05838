/** Writes devices and what they may speak for. A grant is never deleted: a topic once granted is told from one never granted. */
import type { Transaction } from "../database.ts";
import type { DeviceChange } from "./plan-import.ts";

const UPSERT_DEVICE = `
  insert into device (id, owner, quota, speaks, end_devices) values ($1, $2, $3, $4, $5)
  on conflict (id) do update
  set owner = excluded.owner, quota = excluded.quota, speaks = excluded.speaks, end_devices = excluded.end_devices`;

const REVOKE = `
  update device_grant
  set revoked_at = $3
  where device_id = $1
    and revoked_at is null
    and sensor_id = any ($2)`;

const GRANT = `
  insert into device_grant (device_id, sensor_id, granted_at)
  select $1, sensor_id, $3
  from unnest($2::int[]) as new (sensor_id)`;

/** @param sensorId - of `owner/reference` */
export async function writeDevices(
  tx: Transaction,
  changes: readonly DeviceChange[],
  at: string,
  sensorId: (name: string) => number,
): Promise<void> {
  for (const { entry, speaks, grant, revoke } of changes) {
    await tx.query(UPSERT_DEVICE, [
      entry.id,
      entry.owner,
      entry.quota === undefined ? null : JSON.stringify(entry.quota),
      speaks === null ? null : JSON.stringify(speaks),
      speaks !== null && "endDevices" in speaks
        ? JSON.stringify(
            Object.fromEntries(speaks.endDevices.map((one) => [one.devEui, sensorId(one.sensor)])),
          )
        : null,
    ]);
    await tx.query(REVOKE, [entry.id, revoke.map(sensorId), at]);
    await tx.query(GRANT, [entry.id, grant.map(sensorId), at]);
  }
}
