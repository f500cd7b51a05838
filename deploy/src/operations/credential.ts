/** Secrets of devices. */
import { createCredential, revokeCredentials } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

const ACTOR = "command-line";

function unknownDevice(deviceId: string): CommandError {
  return new CommandError(
    "refused",
    `There is no device ${deviceId}: name it under \`devices\` in a register file and import that first.`,
  );
}

export const makeCredential = defineOperation({
  name: "credential.create",
  args: z.strictObject({ deviceId: z.string() }),
  result: z.strictObject({ deviceId: z.string(), secret: z.string(), topics: z.array(z.string()) }),
  run: async (database, { deviceId }) => {
    const credential = await createCredential(database, deviceId, ACTOR);
    if (credential === null) throw unknownDevice(deviceId);
    const topics = credential.publicIds.map((publicId) => `v1/sensors/${publicId}/readings`);
    return { deviceId, secret: credential.secret, topics };
  },
});

export const endCredentials = defineOperation({
  name: "credential.revoke",
  args: z.strictObject({ deviceId: z.string() }),
  result: z.strictObject({ deviceId: z.string(), revoked: z.int() }),
  run: async (database, { deviceId }) => {
    const revoked = await revokeCredentials(database, deviceId, ACTOR);
    if (revoked === null) throw unknownDevice(deviceId);
    return { deviceId, revoked };
  },
});
