/**
 * Codes by which devices fetch their own secret. 100 random bits, written so that people can read them out; what is kept
 * is the SHA-256, so the database tells nobody a code, and looking one up takes the same time whether or not it is near.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Database, Queryable } from "../database.ts";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford base32: none is taken for another
const LENGTH = 20;

/** @returns `XXXXX-XXXXX-XXXXX-XXXXX` */
function makeCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte & 31]).join("");
  return letters.replaceAll(/.{5}(?!$)/g, "$&-");
}

/** As it is stored and looked for: hyphens and case are only for people. */
export function hashClaimCode(code: string): Buffer {
  return createHash("sha256").update(code.replaceAll("-", "").toUpperCase()).digest();
}

export interface ClaimCodeTerms {
  /** For these devices. */
  deviceIds: readonly string[];
  /** And for every device of this organisation that has no secret that works; null: no. */
  owner: string | null;
  expiresAt: Date;
  uses: number;
}

const UNKNOWN = `
  select id
  from unnest($1::text[]) as wanted (id)
  where not exists (select from device where device.id = wanted.id)`;
const INSERT = `
  insert into claim_code (code_sha256, owner, created_at, expires_at, uses, uses_left)
  values ($1, $2, clock_timestamp(), $3, $4, $4)
  returning id`;
const INSERT_DEVICES = `
  insert into claim_code_device (claim_code_id, device_id)
  select distinct $1::int, id from unnest($2::text[]) as wanted (id)`;
const SELECT_ORGANISATION = "select from organisation where id = $1";
const AUDIT = `
  insert into audit (actor, action, subject_kind, subject_id, detail)
  values ($1, $2, 'claim-code', $3, $4)`;

export type NewClaimCode =
  | { ok: true; id: number; code: string }
  | { ok: false; unknownDevices: string[]; isOwnerUnknown: boolean };

/** Makes a code; it is told this once. */
export async function createClaimCode(
  database: Database,
  { deviceIds, owner, expiresAt, uses }: ClaimCodeTerms,
  actor: string,
): Promise<NewClaimCode> {
  const code = makeCode();
  return await database.work("contract").transaction(async (tx): Promise<NewClaimCode> => {
    const unknown = await tx.query<{ id: string }>(UNKNOWN, [deviceIds]);
    const isOwnerUnknown = owner !== null && (await tx.query(SELECT_ORGANISATION, [owner])).rows.length === 0;
    if (unknown.rows.length > 0 || isOwnerUnknown) {
      return { ok: false, unknownDevices: unknown.rows.map(({ id }) => id), isOwnerUnknown };
    }
    const { rows } = await tx.query<{ id: number }>(INSERT, [hashClaimCode(code), owner, expiresAt, uses]);
    const id = rows[0]?.id ?? 0;
    await tx.query(INSERT_DEVICES, [id, deviceIds]);
    await tx.query(AUDIT, [actor, "claim-code-created", String(id), JSON.stringify({ deviceIds, owner })]);
    return { ok: true, id, code };
  });
}

const REVOKE = "update claim_code set revoked_at = clock_timestamp() where id = $1 and revoked_at is null";

/** @returns false: there is none of this number that is not revoked */
export async function revokeClaimCode(database: Database, id: number, actor: string): Promise<boolean> {
  return await database.work("contract").transaction(async (tx) => {
    const { rowCount } = await tx.query(REVOKE, [id]);
    if (rowCount !== 1) return false;
    await tx.query(AUDIT, [actor, "claim-code-revoked", String(id), "{}"]);
    return true;
  });
}

const LIST = `
  select
    code.id,
    code.owner,
    code.created_at as "createdAt",
    code.expires_at as "expiresAt",
    code.revoked_at as "revokedAt",
    code.uses,
    code.uses_left as "usesLeft",
    array(
      select device_id from claim_code_device where claim_code_id = code.id order by device_id limit 1000
    ) as "deviceIds",
    array(
      select json_build_object('deviceId', device_id, 'credentialId', credential_id, 'claimedAt', claimed_at)
      from claim
      where claim_code_id = code.id
      order by id
      limit 1000
    ) as "claims"
  from claim_code code
  order by code.id desc
  limit 100`;

export interface ClaimCodeRow {
  id: number;
  owner: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  uses: number;
  usesLeft: number;
  deviceIds: string[];
  claims: { deviceId: string; credentialId: number; claimedAt: string }[];
}

/** The newest first, at most 100: who claimed what by each. */
export async function listClaimCodes(queryable: Queryable): Promise<ClaimCodeRow[]> {
  const { rows } = await queryable.query<ClaimCodeRow>(LIST);
  return rows;
}
