import type { Queryable } from "../database.ts";

const LIST = `
  select
    id,
    kind,
    created_at as "createdAt",
    expires_at as "expiresAt",
    revoked_at as "revokedAt",
    last_used_at as "lastUsedAt",
    encode(certificate_sha256, 'hex') as "certificateSha256",
    revoked_at is null and coalesce(expires_at > clock_timestamp(), true) as "isUsable"
  from credential
  where device_id = $1
  order by id desc
  limit 100`;

/** Never the secret: it is not kept. */
export interface CredentialRow {
  id: number;
  kind: "secret" | "certificate";
  /** Of a certificate: when it was first used here. */
  createdAt: Date;
  /** Null: it has no end. */
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Null: never yet. */
  lastUsedAt: Date | null;
  /** Hexadecimal; null for a secret. */
  certificateSha256: string | null;
  isUsable: boolean;
}

/** Those of a device, the newest first, at most 100. */
export async function listCredentials(queryable: Queryable, deviceId: string): Promise<CredentialRow[]> {
  const { rows } = await queryable.query<CredentialRow>(LIST, [deviceId]);
  return rows;
}
