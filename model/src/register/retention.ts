/** How long values are kept, how late they may come, and what the public gets less or later of them. */
import * as z from "zod";
import { durationSchema, exactDurationSchema } from "../duration.ts";

/** A tier that is left out is not stored. */
export const retentionSchema = z.strictObject({
  raw: durationSchema,
  hour: durationSchema.optional(),
  day: durationSchema.optional(),
});
export type Retention = z.infer<typeof retentionSchema>;

/** A value is taken when its time lies in [receipt - late, receipt + early]. */
export const acceptanceSchema = z.strictObject({
  late: exactDurationSchema.optional(),
  early: exactDurationSchema.optional(),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/** Binds every way out: pages, live values, downloads, standards. */
export const disclosureSchema = z.strictObject({
  /** Numbers below it are not shown. */
  below: z.int().min(1).optional(),
  /** Values are shown this long after their moment or interval. */
  delay: exactDurationSchema.optional(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;
