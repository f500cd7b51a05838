/**
 * One measured quantity of a sensor: what is measured and what not, why, on what ground, how long it is kept, who sees it.
 *
 * These hang on the datastream and not on the box: one box may count people for safety and measure noise for residents.
 */
import * as z from "zod";
import { exactDurationSchema } from "../duration.ts";
import { calendarDateSchema, codeSchema, datastreamKeySchema, entryIdSchema, urlSchema } from "./forms.ts";
import { groundSchema } from "./ground.ts";
import { bandSchema } from "./pilot.ts";
import { purposeSchema } from "./purpose.ts";
import { acceptanceSchema, disclosureSchema, retentionSchema } from "./retention.ts";
import { lineSchema, translatedSchema, translatedUpTo } from "./text.ts";
import { aggregationSchema, identifiabilitySchema, specialCategorySchema } from "./vocabulary.ts";

/** Outside it a value is refused; `step`: values are whole steps from `min`, or from 0. */
export const rangeSchema = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().positive().optional(),
});
export type Range = z.infer<typeof rangeSchema>;

/** The limit to hold a value against, and the time over which it is averaged. */
export const referenceLevelSchema = z.strictObject({
  standard: codeSchema,
  limit: z.number().positive(),
  unit: z.string().min(1).max(40),
  averaging: exactDurationSchema.optional(),
  url: urlSchema.optional(),
});
export type ReferenceLevel = z.infer<typeof referenceLevelSchema>;

export const datastreamSchema = z.strictObject({
  key: datastreamKeySchema,
  name: translatedUpTo(99),
  /** What is not measured, though one might think so. */
  notMeasured: translatedSchema.optional(),
  observedProperty: codeSchema,
  aggregation: aggregationSchema,
  /** How often a value comes; of an interval count also what it counts over. */
  interval: exactDurationSchema,
  /** UCUM code; `1` for a plain number. */
  unit: z.string().min(1).max(40),
  range: rangeSchema.optional(),
  /** Of a counter of a fixed width: where it begins at 0 again, as 65536 for 16 bits. */
  rollover: z.number().positive().optional(),
  /** How good the values are, in words. */
  quality: translatedSchema.optional(),
  /** How the box averages: `rms`, `mean`. */
  statistic: codeSchema.optional(),
  band: bandSchema.optional(),
  reference: referenceLevelSchema.optional(),
  uncertaintyDb: z.number().min(0).optional(),
  detectionLimit: z.number().min(0).optional(),
  calibratedDate: calendarDateSchema.optional(),
  identifiability: identifiabilitySchema,
  specialCategories: z.array(specialCategorySchema).optional(),
  purposes: z.array(purposeSchema),
  /** What it is never used for. */
  excludedPurposes: z.array(codeSchema).optional(),
  /** Empty only where nothing about persons is captured. */
  grounds: z.array(groundSchema),
  privacyUrl: urlSchema.optional(),
  retention: retentionSchema,
  acceptance: acceptanceSchema.optional(),
  storage: z
    .strictObject({
      /** ISO 3166-1, two letters. */
      country: z.string().regex(/^[A-Z]{2}$/, "a country code of two capitals, as NL"),
      encrypted: z.boolean(),
      transfersOutsideEea: z.boolean(),
    })
    .optional(),
  automatedDecisions: z.boolean().optional(),
  /** Its entry in the register of algorithms. */
  algorithmId: lineSchema.optional(),
  algorithmUrl: urlSchema.optional(),
  recipients: z
    .array(z.strictObject({ text: translatedSchema, organisation: entryIdSchema.optional() }))
    .optional(),
  /** False: it is listed, its values are not shown. */
  public: z.boolean(),
  licence: codeSchema.optional(),
  disclosure: disclosureSchema.optional(),
});
export type DatastreamEntry = z.infer<typeof datastreamSchema>;
