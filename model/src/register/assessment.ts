/** What was weighed before a sensor was placed, and what came of it. */
import * as z from "zod";
import { calendarDateSchema, urlSchema } from "./forms.ts";
import { lineSchema, translatedSchema } from "./text.ts";

/** Data protection (GDPR 35), human rights (IAMA), ethics, need, security. */
export const assessmentKindSchema = z.enum(["dpia", "iama", "ethics", "necessity", "security"]);
export type AssessmentKind = z.infer<typeof assessmentKindSchema>;

export const assessmentSchema = z.strictObject({
  kind: assessmentKindSchema,
  date: calendarDateSchema,
  outcome: z.enum(["approved", "approved-with-conditions", "rejected"]),
  summary: translatedSchema.optional(),
  document: urlSchema.optional(),
  nextDate: calendarDateSchema.optional(),
  conditions: z
    .array(z.strictObject({ text: translatedSchema, state: z.enum(["met", "open", "overdue"]) }))
    .optional(),
});
export type AssessmentEntry = z.infer<typeof assessmentSchema>;

/** Why no assessment of data protection was needed. `by` is a function or a body, never the name of a person. */
export const dpiaNotNeededSchema = z.strictObject({
  reason: translatedSchema,
  by: lineSchema,
  date: calendarDateSchema,
});
export type DpiaNotNeeded = z.infer<typeof dpiaNotNeededSchema>;
