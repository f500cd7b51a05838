/** A trial: the question it answers, who runs it, and when its answer is due. */
import * as z from "zod";
import { durationSchema } from "../duration.ts";
import { urlSchema } from "./forms.ts";
import { sensorRoleSchema } from "./organisation.ts";
import { lineSchema, translatedSchema } from "./text.ts";

/** A band of radio frequencies. */
export const bandSchema = z
  .strictObject({ fromMHz: z.number().positive(), toMHz: z.number().positive() })
  .refine(({ fromMHz, toMHz }) => fromMHz < toMHz, "a band whose toMHz is higher than its fromMHz");
export type Band = z.infer<typeof bandSchema>;

export const pilotSchema = z.strictObject({
  question: translatedSchema,
  by: z.array(sensorRoleSchema).min(1),
  licence: z
    .strictObject({ authority: lineSchema, number: lineSchema.optional(), url: urlSchema.optional() })
    .optional(),
  bands: z.array(bandSchema).optional(),
  /** How long after the end the evaluation must be there. */
  evaluationDue: durationSchema.optional(),
  /** What came of it; null: not known yet. */
  outcome: translatedSchema.nullable().optional(),
  evaluationUrl: urlSchema.optional(),
});
export type PilotEntry = z.infer<typeof pilotSchema>;
