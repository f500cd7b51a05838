/** Brings a register file into the database; what is wrong with it goes back as it is, for the asker knows its lines. */
import { type ImportOptions, importRegister } from "@meetpaal/db";
import * as z from "zod";
import { defineOperation } from "../operation.ts";

const findings = z.array(
  z.strictObject({
    path: z.array(z.union([z.string(), z.int()])).readonly(),
    rule: z.string(),
    expected: z.string(),
  }),
);

const pictures = z.array(
  z.strictObject({
    file: z.string(),
    mediaType: z.enum(["image/jpeg", "image/png"]),
    base64: z.string(),
  }),
);

const counts = z.strictObject({
  organisations: z.int(),
  models: z.int(),
  sensors: z.int(),
  devices: z.int(),
  zones: z.int(),
});

const imported = z.strictObject({
  created: counts,
  changed: counts,
  unchanged: counts,
  sensors: z.array(
    z.strictObject({
      owner: z.string(),
      reference: z.string(),
      publicId: z.string().nullable(),
      version: z.int(),
    }),
  ),
  deleted: z.array(z.strictObject({ publicId: z.string(), readings: z.int() })),
});
export type Imported = z.infer<typeof imported>;

export const importFile = defineOperation({
  name: "register.import",
  args: z.strictObject({ content: z.unknown(), pictures, sha256: z.string(), dryRun: z.boolean() }),
  result: z.discriminatedUnion("ok", [
    z.strictObject({ ok: z.literal(true), result: imported, warnings: findings }),
    z.strictObject({ ok: z.literal(false), findings, warnings: findings }),
  ]),
  run: async (database, { content, pictures: sent, sha256, dryRun }, { timeZone }) => {
    const options: ImportOptions = {
      actor: "command-line",
      sha256,
      dryRun,
      timeZone,
      pictures: sent.map(({ base64, ...picture }) => ({ ...picture, bytes: Buffer.from(base64, "base64") })),
    };
    return await importRegister(database, content, options);
  },
});
