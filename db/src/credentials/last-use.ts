/** When a credential was used last. No part of the contract: writing it publishes no generation. */
import type { Queryable } from "../database.ts";
import { int4Array, timestamptzArray } from "../readings/binary-array.ts";

const NOTE_SECRETS = `update credential
set last_used_at = greatest(credential.last_used_at, used.at)
from unnest($1::int[], $2::timestamptz[]) as used (id, at)
where credential.id = used.id`;

/** @param usedUs - by credential id, microseconds since 1970 */
export async function noteSecretUses(
  queryable: Queryable,
  usedUs: ReadonlyMap<number, number>,
): Promise<void> {
  const uses = [...usedUs].toSorted(([a], [b]) => a - b);
  await queryable.query({
    name: "note-secret-uses",
    text: NOTE_SECRETS,
    values: [int4Array(uses.map(([id]) => id)), timestamptzArray(uses.map(([, at]) => at))],
  });
}

const NOTE_CERTIFICATES = `insert into credential (device_id, kind, certificate_sha256, created_at, expires_at, last_used_at)
select device_id, 'certificate', sha256, used_at, expires_at, used_at
from unnest($1::text[], $2::bytea[], $3::timestamptz[], $4::timestamptz[]) as used (device_id, sha256, used_at, expires_at)
order by 1
on conflict (device_id, certificate_sha256) where kind = 'certificate' do update
set last_used_at = greatest(credential.last_used_at, excluded.last_used_at)`;

export interface CertificateUse {
  deviceId: string;
  /** Of the certificate in DER. */
  sha256: Buffer;
  usedUs: number;
  expiresUs: number;
}

/** Writes down certificates, too, that were never seen before. @param uses - each device and certificate once */
export async function noteCertificateUses(
  queryable: Queryable,
  uses: readonly CertificateUse[],
): Promise<void> {
  await queryable.query({
    name: "note-certificate-uses",
    text: NOTE_CERTIFICATES,
    values: [
      uses.map(({ deviceId }) => deviceId),
      uses.map(({ sha256 }) => sha256),
      timestamptzArray(uses.map(({ usedUs }) => usedUs)),
      timestamptzArray(uses.map(({ expiresUs }) => expiresUs)),
    ],
  });
}
