/** What was promised beside what was measured. Nothing here is said greener than it is. */
import * as z from "zod";
import { demoSchema, instantSchema, translatedSchema, verdictSchema } from "./vocabulary.ts";

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
  at: instantSchema.describe("When it was given"),
  recordedAt: instantSchema.describe("When it was written down: the same, or later"),
  text: translatedSchema,
});
export type PromiseResponse = z.infer<typeof responseSchema>;

export const breachSchema = z
  .object({
    raisedAt: instantSchema,
    assessBefore: instantSchema.describe("72 hours later (GDPR 33)"),
    assessedAt: instantSchema.nullable().describe("Null: not yet"),
    outcome: z
      .enum(["no-breach", "breach", "authority-told", "people-told"])
      .nullable()
      .describe("`breach`: one without risk; then who was told (GDPR 33 and 34); null: not yet"),
    reason: translatedSchema.nullable(),
  })
  .describe("A broken promise about personal data, to assess as a possible data breach");
export type Breach = z.infer<typeof breachSchema>;

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
  method: translatedSchema.describe("How it is measured, and when which verdict falls."),
  explanation: translatedSchema,
  responses: z
    .array(responseSchema)
    .describe("What the city answered, newest first, at most ten; empty: nothing"),
  breach: breachSchema.nullable().describe("Of the newest break; null: it was none to assess"),
});
export type JudgedInPractice = z.infer<typeof promiseSchema>;

export const spanSchema = z.object({
  from: instantSchema,
  to: instantSchema.nullable().describe("Null: until now."),
  verdict: verdictSchema,
});
export type VerdictSpan = z.infer<typeof spanSchema>;

const sensorPromiseSchema = promiseSchema.extend({
  history: z
    .array(spanSchema)
    .describe("How it stood in the last 90 days, oldest first; what is left out is not known."),
});
/** (Not named Promise: that is the language's.) */
export type PromiseInPractice = z.infer<typeof sensorPromiseSchema>;

export const practiceSchema = z
  .object({
    demo: demoSchema,
    checkedAt: instantSchema.describe("The oldest of the measurements."),
    promises: z.array(sensorPromiseSchema),
  })
  .describe("`GET /v1/sensors/{publicId}/practice`");
export type Practice = z.infer<typeof practiceSchema>;
