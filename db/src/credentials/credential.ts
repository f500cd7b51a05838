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

export interface CredentialTerms {
  /** When it ends; absent: never. */
  expiresAt?: Date | undefined;
  /** The device's other secrets end after so many seconds, unless they end before that; absent: they go on. */
  othersEndAfterS?: number | undefined;
}

const SELECT_DEVICE = "select from device where id = $1";
const SELECT_SENSORS = `
  select sensor.public_id as "publicId"
  from device_grant
  join sensor on sensor.id = device_grant.sensor_id
  where device_grant.device_id = $1
    and device_grant.revoked_at is null
  order by sensor.id`;
const END_OTHERS = `
  update credential
  set expires_at = least(expires_at, $2::timestamptz + make_interval(secs => $3))
  where device_id = $1
    and kind = 'secret'
    and revoked_at is null`;
const INSERT = `
  insert into credential (device_id, secret_sha256, created_at, expires_at)
  values ($1, $2, $3, $4)
  returning id`;

/**
 * Gives a device a secret; those it has go on, unless the terms end them.
 *
 * @returns null: there is no such device
 */
export async function createCredential(
  database: Database,
  deviceId: string,
  actor = "command-line",
  terms: CredentialTerms = {},
): Promise<NewCredential | null> {
  return await database.work("contract").transaction(async (tx) => {
    if (!(await isDevice(tx, deviceId))) return null;
    const at = await lockContract(tx);
    const { credentialId: _id, ...credential } = await giveSecret(tx, deviceId, at, terms);
    await audit(tx, at, actor, "credential-created", deviceId);
    await publishGeneration(tx, at, null);
    return credential;
  });
}

/** Writes a new secret within a transaction that holds the contract lock and publishes. @param at - as `lockContract` gave it */
export async function giveSecret(
  tx: Transaction,
  deviceId: string,
  at: string,
  { expiresAt, othersEndAfterS }: CredentialTerms = {},
): Promise<NewCredential & { credentialId: number }> {
  const secret = randomBytes(32).toString("base64url");
  if (othersEndAfterS !== undefined) await tx.query(END_OTHERS, [deviceId, at, othersEndAfterS]);
  const inserted = await tx.query<{ id: number }>(INSERT, [
    deviceId,
    hashSecret(secret),
    at,
    expiresAt ?? null,
  ]);
  const { rows } = await tx.query<{ publicId: string }>(SELECT_SENSORS, [deviceId]);
  return {
    secret,
    publicIds: rows.map(({ publicId }) => publicId),
    credentialId: inserted.rows[0]?.id ?? 0,
  };
}

const REVOKE = `
  update credential
  set revoked_at = $2
  where device_id = $1
    and revoked_at is null
    and ($3::int is null or id = $3)`;
const REFUSE_CERTIFICATES = "update device set certificates_since = $2 where id = $1";

/**
 * Takes every secret of a device away, at once, and refuses every certificate that was issued for it until now; or one
 * of them alone.
 *
 * @param credentialId - null: all
 * @returns how many it had of those; null: there is no such device
 */
export async function revokeCredentials(
  database: Database,
  deviceId: string,
  actor = "command-line",
  credentialId: number | null = null,
): Promise<number | null> {
  return await database.work("contract").transaction(async (tx) => {
    if (!(await isDevice(tx, deviceId))) return null;
    const at = await lockContract(tx);
    const { rowCount } = await tx.query(REVOKE, [deviceId, at, credentialId]);
    if (credentialId === null) await tx.query(REFUSE_CERTIFICATES, [deviceId, at]);
    else if (rowCount === 0) return 0;
    await audit(tx, at, actor, "credential-revoked", deviceId);
    await publishGeneration(tx, at, null);
    return rowCount ?? 0;
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
