/** What was promised beside what was measured. Nothing here is said greener than it is. */
import * as z from "zod";
import { instantSchema, translatedSchema, verdictSchema } from "./vocabulary.ts";

export const basisSchema = z
  .enum(["machine", "inspection", "statement"])
  .describe("How a verdict was reached: measured by this machine, looked at by people, or said by somebody.");
export type Basis = z.infer<typeof basisSchema>;

const factSchema = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.string()),
    z.record(z.string(), z.string()),
  ])
  .describe("A figure, a word, an instant, a list of words, or a text by language.");

export const responseSchema = z.object({
  at: instantSchema.describe("When it was recorded"),
  text: translatedSchema,
});
export type PromiseResponse = z.infer<typeof responseSchema>;

export const promiseSchema = z.object({
  id: z
    .string()
    .describe(
      "`retention.raw`, `retention.hour`, `retention.day`, `fields`, `interval`, `until`, `visibility`, `notice`, `review`, `recipients`, ...",
    ),
  datastream: z.number().int().nullable().describe("Id of a datastream; null: of the whole sensor."),
  promised: z.record(z.string(), factSchema).describe("What was promised, by which version, and since when."),
  measured: z.record(z.string(), factSchema).describe("What was seen; which members depends on the promise."),
  measuredAt: instantSchema,
  verdict: verdictSchema,
  since: instantSchema.describe("Since when the verdict is what it is."),
  lastBrokenAt: instantSchema.nullable().describe("Null: never, as far as we know."),
  basis: basisSchema,
  limits: translatedSchema.nullable().describe("What this measurement cannot show; null: nothing to add."),
  explanation: translatedSchema,
  responses: z
    .array(responseSchema)
    .describe("What the city answered, newest first, at most ten; empty: nothing"),
});
/** (Not named Promise: that is the language's.) */
export type PromiseInPractice = z.infer<typeof promiseSchema>;

export const practiceSchema = z
  .object({
    checkedAt: instantSchema.describe("The oldest of the measurements."),
    promises: z.array(promiseSchema),
  })
  .describe("`GET /v1/sensors/{publicId}/practice`");
export type Practice = z.infer<typeof practiceSchema>;
