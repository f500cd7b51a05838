/**
 * Secrets of devices: 256 random bits that are shown once. What is kept is their SHA-256, which is enough to know them
 * again and useless to whoever reads the database; a slow hash is for passwords that people choose.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Database, Queryable, Transaction } from "../database.ts";
import { lockContract, publishGeneration } from "../register/publish-generation.ts";

export interface NewCredential {
  /** base64url; never stored. */
  secret: string;
  /** Public ids of the sensors that the device may speak for. */
  publicIds: string[];
}

/** As it is stored and compared. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

const SELECT_DEVICE = "select from device where id = $1";
const SELECT_SENSORS = `
  select sensor.public_id as "publicId"
  from device_grant
  join sensor on sensor.id = device_grant.sensor_id
  where device_grant.device_id = $1
    and device_grant.revoked_at is null
  order by sensor.id`;
const INSERT = `
  insert into credential (device_id, secret_sha256, created_at)
  values ($1, $2, $3)`;

/**
 * Gives a device a secret; those it has go on.
 *
 * @returns null: there is no such device
 */
export async function createCredential(
  database: Database,
  deviceId: string,
  actor = "command-line",
): Promise<NewCredential | null> {
  const secret = randomBytes(32).toString("base64url");
  return await database.work("contract").transaction(async (tx) => {
    if (!(await isDevice(tx, deviceId))) return null;
    const at = await lockContract(tx);
    await tx.query(INSERT, [deviceId, hashSecret(secret), at]);
    await audit(tx, at, actor, "credential-created", deviceId);
    await publishGeneration(tx, at, null);
    const { rows } = await tx.query<{ publicId: string }>(SELECT_SENSORS, [deviceId]);
    return { secret, publicIds: rows.map(({ publicId }) => publicId) };
  });
}

const REVOKE = `
  update credential
  set revoked_at = $2
  where device_id = $1
    and revoked_at is null`;

/**
 * Takes every secret of a device away, at once.
 *
 * @returns how many it had; null: there is no such device
 */
export async function revokeCredentials(
  database: Database,
  deviceId: string,
  actor = "command-line",
): Promise<number | null> {
  return await database.work("contract").transaction(async (tx) => {
    if (!(await isDevice(tx, deviceId))) return null;
    const at = await lockContract(tx);
    const { rowCount } = await tx.query(REVOKE, [deviceId, at]);
    if (rowCount === null || rowCount === 0) return 0;
    await audit(tx, at, actor, "credential-revoked", deviceId);
    await publishGeneration(tx, at, null);
    return rowCount;
  });
}

async function isDevice(queryable: Queryable, deviceId: string): Promise<boolean> {
  const { rows } = await queryable.query(SELECT_DEVICE, [deviceId]);
  return rows.length > 0;
}

const AUDIT = `
  insert into audit (at, actor, action, subject_kind, subject_id)
  values ($1, $2, $3, 'device', $4)`;

async function audit(
  tx: Transaction,
  at: string,
  actor: string,
  action: string,
  deviceId: string,
): Promise<void> {
  await tx.query(AUDIT, [at, actor, action, deviceId]);
}
