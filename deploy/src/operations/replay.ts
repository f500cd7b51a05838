/** What `replay` needs of the database before and after it sends: its sensors registered, and what came of it. */
import { createCredential, findCity, importRegister, revokeCredentials, sumReadings } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

const ACTOR = "replay";
const sensors = z.array(z.strictObject({ reference: z.string(), publicId: z.string() }));

/** Imports the register entries of a replay, and gives each of its devices a secret for this once. */
export const prepareReplay = defineOperation({
  name: "replay.prepare",
  args: z.strictObject({
    content: z.record(z.string(), z.unknown()),
    cityIfNone: z.unknown(),
    sha256: z.string(),
    deviceIds: z.array(z.string()),
  }),
  result: z.strictObject({ sensors, secrets: z.record(z.string(), z.string()) }),
  run: async (database, { content, cityIfNone, sha256, deviceIds }, { timeZone }) => {
    // A register needs a city first; one that is there stays as it is.
    const hasCity = (await findCity(database.work("api"))) !== null;
    const file = hasCity ? content : { ...content, city: cityIfNone };
    const imported = await importRegister(database, file, { actor: ACTOR, sha256, timeZone });
    if (!imported.ok) {
      const lines = imported.findings.map(
        ({ path, rule, expected }) => `${path.join(".")}: ${rule}: ${expected}`,
      );
      throw new CommandError("refused", ["The register refuses this file:", ...lines].join("\n"));
    }
    const secrets: Record<string, string> = {};
    for (const deviceId of deviceIds) {
      const credential = await createCredential(database, deviceId, ACTOR);
      if (credential !== null) secrets[deviceId] = credential.secret;
    }
    return {
      sensors: imported.result.sensors.flatMap(({ reference, publicId }) =>
        publicId === null ? [] : [{ reference, publicId }],
      ),
      secrets,
    };
  },
});

/** Takes the secrets back, and adds up what is stored of each sensor in `[from, to)`. */
export const finishReplay = defineOperation({
  name: "replay.finish",
  args: z.strictObject({
    deviceIds: z.array(z.string()),
    sensors,
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  result: z.array(z.strictObject({ reference: z.string(), count: z.int(), sum: z.number() })),
  run: async (database, { deviceIds, sensors: asked, from, to }) => {
    for (const deviceId of deviceIds) await revokeCredentials(database, deviceId, ACTOR);
    const sums = [];
    for (const { reference, publicId } of asked) {
      const totals = await sumReadings(database.work("api"), publicId, new Date(from), new Date(to));
      sums.push({ reference, ...totals });
    }
    return sums;
  },
});
