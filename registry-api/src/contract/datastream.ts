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

export const purposeSchema = z
  .object({
    id: z.string(),
    tiers: z.array(tierSchema),
    text: translatedSchema,
  })
  .describe("Why something is collected, and for which tiers of storage that holds.");
export type Purpose = z.infer<typeof purposeSchema>;

export const groundSchema = z
  .object({
    article6: z.enum(["a", "b", "c", "d", "e", "f"]),
    law: z.string().optional(),
    article: z.string().optional(),
    scope: z.string().optional().describe("`events`: it holds during events only."),
    task: translatedSchema.optional(),
    url: z.string().optional(),
  })
  .describe("A legal ground of GDPR article 6(1), and the law or decision that gives the task.");
export type Ground = z.infer<typeof groundSchema>;

export const retentionSchema = z
  .object({
    raw: durationSchema,
    hour: durationSchema.optional(),
    day: durationSchema.optional(),
  })
  .describe("How long each tier is kept; a tier that is absent is not stored.");
export type Retention = z.infer<typeof retentionSchema>;

export const disclosureSchema = z
  .object({
    below: z.number().optional().describe("Values below it are not shown: `suppressed`."),
    delay: durationSchema.optional().describe("Values are shown this long after their moment or interval."),
  })
  .describe("What the public gets less, or later.");
export type Disclosure = z.infer<typeof disclosureSchema>;

export const datastreamSchema = z.object({
  id: z.number().int().describe("Stable number, as in `GET /v1/datastreams/{id}/readings`."),
  key: z.string().describe("Its name in the payloads of devices."),
  name: translatedSchema,
  notMeasured: translatedSchema.optional().describe("What is not measured, though one might think so."),
  observedProperty: z.string(),
  aggregation: aggregationSchema,
  interval: durationSchema.describe(
    "How often a value comes; of an interval count also what it counts over.",
  ),
  unit: z.string().describe("UCUM code; `1` for a plain number."),
  range: z
    .object({ min: z.number().optional(), max: z.number().optional(), step: z.number().optional() })
    .optional()
    .describe("Outside it a value is refused."),
  rollover: z.number().optional().describe("Of a counter of a fixed width: where it begins at 0 again."),
  quality: translatedSchema.optional().describe("How good the values are, in words."),
  statistic: z.string().optional().describe("How single values were averaged in the box: `rms`, `mean`."),
  band: z.object({ fromMHz: z.number(), toMHz: z.number() }).optional(),
  reference: z
    .object({
      standard: z.string(),
      limit: z.number(),
      unit: z.string(),
      averaging: durationSchema.optional(),
      url: z.string().optional(),
    })
    .optional()
    .describe("The limit to hold the value against, and over which time it is averaged."),
  uncertaintyDb: z.number().optional(),
  detectionLimit: z.number().optional(),
  calibratedDate: calendarDateSchema.optional(),
  identifiability: identifiabilitySchema,
  specialCategories: z.array(z.string()).optional(),
  purposes: z.array(purposeSchema),
  excludedPurposes: z.array(z.string()).describe("What it is never used for."),
  grounds: z.array(groundSchema).describe("Empty only where nothing about persons is captured."),
  privacyUrl: z.string().optional(),
  retention: retentionSchema,
  acceptance: z
    .object({ late: durationSchema.optional(), early: durationSchema.optional() })
    .optional()
    .describe("How much later than measured, and how much ahead of the clock, a value may arrive."),
  storage: z
    .object({
      country: z.string(),
      encrypted: z.boolean(),
      transfersOutsideEea: z.boolean(),
    })
    .optional(),
  automatedDecisions: z.boolean().optional(),
  algorithmId: z.string().optional().describe("Its entry in the register of algorithms."),
  algorithmUrl: z.string().optional(),
  recipients: z.array(z.object({ text: translatedSchema, organisation: entryIdSchema.optional() })),
  public: z.boolean().describe("False: it is listed, its readings answer 403 and never go live."),
  licence: z.string().optional(),
  disclosure: disclosureSchema.optional(),
});
export type Datastream = z.infer<typeof datastreamSchema>;
