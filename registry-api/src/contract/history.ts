/** What changed in the public register: of one sensor with every difference, of all as a feed. */
import * as z from "zod";
import {
  entryIdSchema,
  instantSchema,
  kindSchema,
  publicIdSchema,
  publicStatusSchema,
  translatedSchema,
} from "./vocabulary.ts";

export const differenceSchema = z.object({
  path: z
    .string()
    .describe("Where it stands: `name.nl`, `datastreams.count_in.retention.raw`; a list is compared whole."),
  before: z.unknown().optional().describe("Absent: it was not there."),
  after: z.unknown().optional().describe("Absent: it is no longer there."),
});
export type Difference = z.infer<typeof differenceSchema>;

export const sensorVersionSchema = z.object({
  version: z.number().int(),
  status: publicStatusSchema,
  validFrom: instantSchema.describe("Since when it holds in the street."),
  recordedAt: instantSchema.describe("Since when it is in the register."),
  correction: z.string().nullable().describe("Why it corrects an earlier version; null: it does not."),
  differences: z
    .array(differenceSchema)
    .describe("From the public version before, in the order of their paths; empty: it is the first."),
});
export type SensorVersion = z.infer<typeof sensorVersionSchema>;

export const sensorVersionListSchema = z
  .object({ items: z.array(sensorVersionSchema), nextCursor: z.string().nullable() })
  .describe("`GET /v1/sensors/{publicId}/versions`, newest first.");

export const changeSchema = z.object({
  publicId: publicIdSchema,
  version: z.number().int(),
  change: z
    .enum(["announced", "new", "changed", "corrected", "paused", "removed", "withdrawn"])
    .describe(
      "`withdrawn`: it is no longer in the public register; what is known of it publicly stands in older versions.",
    ),
  name: translatedSchema.nullable().describe("Null: withdrawn."),
  kind: kindSchema.nullable().describe("Null: withdrawn."),
  owner: entryIdSchema,
  validFrom: instantSchema.describe("Since when the version holds in the street."),
  recordedAt: instantSchema.describe("Since when it is in the register."),
});
export type Change = z.infer<typeof changeSchema>;

export const changeListSchema = z
  .object({
    items: z.array(changeSchema),
    nextCursor: z.string().nullable().describe("Null: there are no more now."),
    resumeCursor: z
      .string()
      .nullable()
      .describe(
        "As `cursor` of a later question it gives what came after these; null: there was nothing yet.",
      ),
  })
  .describe(
    "`GET /v1/changes`, in the order in which they were committed: none is ever put before one that was given.",
  );
