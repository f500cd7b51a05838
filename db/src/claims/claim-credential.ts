/** A device exchanges a claim code for its own secret, once. */
import { giveSecret, type NewCredential } from "../credentials/credential.ts";
import type { Database, Queryable } from "../database.ts";
import { lockContract, publishGeneration } from "../register/publish-generation.ts";
import { hashClaimCode } from "./claim-code.ts";

/**
 * A code of one device works for it even if it has a secret: somebody made it for exactly this device. One for many does
 * not, or who holds it could speak for a device that is in the street already.
 */
const FIND = `
  select code.id
  from claim_code code
  join device on device.id = $2
  where code.code_sha256 = $1
    and code.revoked_at is null
    and code.expires_at > clock_timestamp()
    and code.uses_left > 0
    and (
      code.owner = device.owner
      or exists (select from claim_code_device where claim_code_id = code.id and device_id = device.id)
    )
    and (
      (code.owner is null and (select count(*) from claim_code_device where claim_code_id = code.id) = 1)
      or not exists (
        select from credential
        where credential.device_id = device.id
          and credential.revoked_at is null
          and coalesce(credential.expires_at > clock_timestamp(), true)
      )
    )`;
const USE = "update claim_code set uses_left = uses_left - 1 where id = $1";
const RECORD = `
  insert into claim (claim_code_id, device_id, credential_id, claimed_at)
  values ($1, $2, $3, $4)`;
const AUDIT = `
  insert into audit (at, actor, action, subject_kind, subject_id, detail)
  values ($1, 'claim-code', 'credential-claimed', 'device', $2, $3)`;

/** @returns null: the code does not work for this device, for a reason that is nobody's business */
export async function claimCredential(
  database: Database,
  deviceId: string,
  code: string,
): Promise<NewCredential | null> {
  const hash = hashClaimCode(code);
  // Before the lock that devices wait for: a wrong code costs them nothing.
  if ((await findCode(database.work("api"), hash, deviceId)) === undefined) return null;
  return await database.work("contract").transaction(async (tx) => {
    const at = await lockContract(tx);
    // Under it once more: of two that come at once, the second finds the use gone.
    const id = await findCode(tx, hash, deviceId);
    if (id === undefined) return null;
    await tx.query(USE, [id]);
    const { credentialId, ...credential } = await giveSecret(tx, deviceId, at);
    await tx.query(RECORD, [id, deviceId, credentialId, at]);
    await tx.query(AUDIT, [at, deviceId, JSON.stringify({ claimCode: id, credential: credentialId })]);
    await publishGeneration(tx, at, null);
    return credential;
  });
}

async function findCode(queryable: Queryable, hash: Buffer, deviceId: string): Promise<number | undefined> {
  const { rows } = await queryable.query<{ id: number }>(FIND, [hash, deviceId]);
  return rows[0]?.id;
}
