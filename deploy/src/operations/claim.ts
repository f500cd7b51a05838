/** Codes by which devices fetch their own secret. */
import { createClaimCode, databaseNow, listClaimCodes, revokeClaimCode } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

const ACTOR = "command-line";

const instant = z.iso.datetime({ offset: true });

/** The code is shown this once: the database keeps a hash of it. */
export const makeClaimCode = defineOperation({
  name: "claim.create",
  args: z.strictObject({
    deviceIds: z.array(z.string()),
    owner: z.string().nullable(),
    until: instant,
    uses: z.int().min(1).max(100_000),
  }),
  result: z.strictObject({ id: z.int(), code: z.string(), url: z.url() }),
  run: async (database, { deviceIds, owner, until, uses }, { publicUrl }) => {
    const now = await databaseNow(database.work("contract"));
    const expiresAt = new Date(until);
    if (expiresAt <= now) {
      throw new CommandError("refused", `--until: expected a moment after now, ${now.toISOString()}.`);
    }
    const made = await createClaimCode(database, { deviceIds, owner, expiresAt, uses }, ACTOR);
    if (made.ok) return { id: made.id, code: made.code, url: `${publicUrl}/v1/claims` };
    const { unknownDevices, isOwnerUnknown } = made;
    throw new CommandError(
      "refused",
      [
        ...(unknownDevices.length > 0 ? [`There is no device ${unknownDevices.join(", ")}.`] : []),
        ...(isOwnerUnknown ? [`There is no organisation ${owner}.`] : []),
        "Import a register file that names it first.",
      ].join(" "),
    );
  },
});

const entrySchema = z.strictObject({
  id: z.int(),
  owner: z.string().nullable(),
  deviceIds: z.array(z.string()),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  uses: z.int(),
  usesLeft: z.int(),
  claims: z.array(z.strictObject({ deviceId: z.string(), credentialId: z.int(), claimedAt: instant })),
});
export type ClaimCodeEntry = z.infer<typeof entrySchema>;

export const listClaims = defineOperation({
  name: "claim.list",
  args: z.strictObject({}),
  result: z.strictObject({ items: z.array(entrySchema) }),
  run: async (database) => {
    const rows = await listClaimCodes(database.work("api"));
    return {
      items: rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        revokedAt: row.revokedAt?.toISOString() ?? null,
        claims: row.claims.map((claim) => ({
          ...claim,
          claimedAt: new Date(claim.claimedAt).toISOString(),
        })),
      })),
    };
  },
});

export const endClaimCode = defineOperation({
  name: "claim.revoke",
  args: z.strictObject({ id: z.int() }),
  result: z.strictObject({ id: z.int() }),
  run: async (database, { id }) => {
    if (await revokeClaimCode(database, id, ACTOR)) return { id };
    throw new CommandError(
      "refused",
      `There is no claim code ${id} that works: see \`meetpaal claim list\`.`,
    );
  },
});
