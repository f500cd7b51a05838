/** What was promised beside what was measured. Nothing here is said greener than it is. */
import * as z from "zod";
import { instantSchema, translatedSchema, verdictSchema } from "./vocabulary.ts";

/** How a verdict was reached: measured by this machine, looked at by people, or said by somebody. */
export const basisSchema = z.enum(["machine", "inspection", "statement"]);
export type Basis = z.infer<typeof basisSchema>;

/** A figure, a word, an instant, a list of words, or a text by language. */
const factSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);

export const promiseSchema = z.object({
  /** `retention.raw`, `retention.hour`, `retention.day`, `fields`, `interval`, `until`, `visibility`, `notice`, `review`, `recipients`, ... */
  id: z.string(),
  /** Id of a datastream; null: of the whole sensor. */
  datastream: z.number().int().nullable(),
  /** What was promised, by which version, and since when. */
  promised: z.record(z.string(), factSchema),
  /** What was seen; which members depends on the promise. */
  measured: z.record(z.string(), factSchema),
  measuredAt: instantSchema,
  verdict: verdictSchema,
  /** Since when the verdict is what it is. */
  since: instantSchema,
  /** Null: never, as far as we know. */
  lastBrokenAt: instantSchema.nullable(),
  basis: basisSchema,
  /** What this measurement cannot show; null: nothing to add. */
  limits: translatedSchema.nullable(),
  explanation: translatedSchema,
});
/** (Not named Promise: that is the language's.) */
export type PromiseInPractice = z.infer<typeof promiseSchema>;

/** `GET /v1/sensors/{publicId}/practice` */
export const practiceSchema = z.object({
  /** The oldest of the measurements. */
  checkedAt: instantSchema,
  promises: z.array(promiseSchema),
});
export type Practice = z.infer<typeof practiceSchema>;
