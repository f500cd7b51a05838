/** One measured quantity of a sensor: what is measured and what not, why, how long it is kept, and who sees it. */
import * as z from "zod";
import {
  aggregationSchema,
  calendarDateSchema,
  durationSchema,
  entryIdSchema,
  identifiabilitySchema,
  tierSchema,
  translatedSchema,
} from "./vocabulary.ts";

/** Why something is collected, and for which tiers of storage that holds. */
export const purposeSchema = z.object({
  id: z.string(),
  tiers: z.array(tierSchema),
  text: translatedSchema,
});
export type Purpose = z.infer<typeof purposeSchema>;

/** A legal ground of GDPR article 6(1), and the law or decision that gives the task. */
export const groundSchema = z.object({
  article6: z.enum(["a", "b", "c", "d", "e", "f"]),
  law: z.string().optional(),
  article: z.string().optional(),
  /** `events`: it holds during events only. */
  scope: z.string().optional(),
  task: translatedSchema.optional(),
  url: z.string().optional(),
});
export type Ground = z.infer<typeof groundSchema>;

/** How long each tier is kept; a tier that is absent is not stored. */
export const retentionSchema = z.object({
  raw: durationSchema,
  hour: durationSchema.optional(),
  day: durationSchema.optional(),
});
export type Retention = z.infer<typeof retentionSchema>;

/** What the public gets less, or later. */
export const disclosureSchema = z.object({
  /** Values below it are not shown: `suppressed`. */
  below: z.number().optional(),
  /** Values are shown this long after their moment or interval. */
  delay: durationSchema.optional(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

export const datastreamSchema = z.object({
  /** Stable number, as in `GET /v1/datastreams/{id}/readings`. */
  id: z.number().int(),
  /** Its name in the payloads of devices. */
  key: z.string(),
  name: translatedSchema,
  /** What is not measured, though one might think so. */
  notMeasured: translatedSchema.optional(),
  observedProperty: z.string(),
  aggregation: aggregationSchema,
  /** How often a value comes; of an interval count also what it counts over. */
  interval: durationSchema,
  /** UCUM code; `1` for a plain number. */
  unit: z.string(),
  /** Outside it a value is refused. */
  range: z
    .object({ min: z.number().optional(), max: z.number().optional(), step: z.number().optional() })
    .optional(),
  /** How good the values are, in words. */
  quality: translatedSchema.optional(),
  /** How single values were averaged in the box: `rms`, `mean`. */
  statistic: z.string().optional(),
  band: z.object({ fromMHz: z.number(), toMHz: z.number() }).optional(),
  /** The limit to hold the value against, and over which time it is averaged. */
  reference: z
    .object({
      standard: z.string(),
      limit: z.number(),
      unit: z.string(),
      averaging: durationSchema.optional(),
      url: z.string().optional(),
    })
    .optional(),
  uncertaintyDb: z.number().optional(),
  detectionLimit: z.number().optional(),
  calibratedDate: calendarDateSchema.optional(),
  identifiability: identifiabilitySchema,
  specialCategories: z.array(z.string()).optional(),
  purposes: z.array(purposeSchema),
  /** What it is never used for. */
  excludedPurposes: z.array(z.string()),
  /** Empty only where nothing about persons is captured. */
  grounds: z.array(groundSchema),
  privacyUrl: z.string().optional(),
  retention: retentionSchema,
  /** How much later than measured, and how much ahead of the clock, a value may arrive. */
  acceptance: z.object({ late: durationSchema.optional(), early: durationSchema.optional() }).optional(),
  storage: z
    .object({
      country: z.string(),
      encrypted: z.boolean(),
      transfersOutsideEea: z.boolean(),
    })
    .optional(),
  automatedDecisions: z.boolean().optional(),
  /** Its entry in the register of algorithms. */
  algorithmId: z.string().optional(),
  algorithmUrl: z.string().optional(),
  recipients: z.array(z.object({ text: translatedSchema, organisation: entryIdSchema.optional() })),
  /** False: it is listed, its readings answer 403 and never go live. */
  public: z.boolean(),
  licence: z.string().optional(),
  disclosure: disclosureSchema.optional(),
});
export type Datastream = z.infer<typeof datastreamSchema>;
