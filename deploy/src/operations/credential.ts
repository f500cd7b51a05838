/** Secrets and certificates of devices. */
import { createCredential, listCredentials, revokeCredentials } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

const ACTOR = "command-line";

const instant = z.iso.datetime({ offset: true });

export function unknownDevice(deviceId: string): CommandError {
  return new CommandError(
    "refused",
    `There is no device ${deviceId}: name it under \`devices\` in a register file and import that first.`,
  );
}

export const makeCredential = defineOperation({
  name: "credential.create",
  args: z.strictObject({
    deviceId: z.string(),
    until: instant.nullable(),
    /** The device's other secrets end after so many seconds; null: they go on. */
    overlapS: z.number().min(0).nullable(),
  }),
  result: z.strictObject({ deviceId: z.string(), secret: z.string(), topics: z.array(z.string()) }),
  run: async (database, { deviceId, until, overlapS }) => {
    const credential = await createCredential(database, deviceId, ACTOR, {
      expiresAt: until === null ? undefined : new Date(until),
      othersEndAfterS: overlapS ?? undefined,
    });
    if (credential === null) throw unknownDevice(deviceId);
    const topics = credential.publicIds.map((publicId) => `v1/sensors/${publicId}/readings`);
    return { deviceId, secret: credential.secret, topics };
  },
});

export const credentialSchema = z.strictObject({
  id: z.int(),
  kind: z.enum(["secret", "certificate"]),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  certificateSha256: z.string().nullable(),
  isUsable: z.boolean(),
});
export type CredentialEntry = z.infer<typeof credentialSchema>;

/** @returns the newest first */
export async function readCredentials(
  ...[queryable, deviceId]: Parameters<typeof listCredentials>
): Promise<CredentialEntry[]> {
  return (await listCredentials(queryable, deviceId)).map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

export const endCredentials = defineOperation({
  name: "credential.revoke",
  args: z.strictObject({
    deviceId: z.string(),
    /** Null: all, and every certificate issued until now. */
    id: z.int().nullable(),
  }),
  result: z.strictObject({ deviceId: z.string(), revoked: z.int() }),
  run: async (database, { deviceId, id }) => {
    const revoked = await revokeCredentials(database, deviceId, ACTOR, id);
    if (revoked === null) throw unknownDevice(deviceId);
    if (id !== null && revoked === 0) {
      throw new CommandError(
        "refused",
        `${deviceId} has no credential ${id} that is not revoked: see \`meetpaal device show ${deviceId}\`.`,
      );
    }
    return { deviceId, revoked };
  },
});
