/** What was weighed before a sensor was placed, and what came of it. */
import * as z from "zod";
import { calendarDateSchema, urlSchema } from "./forms.ts";
import { lineSchema, translatedSchema } from "./text.ts";

/** Data protection (GDPR 35), human rights (IAMA), ethics, need, security. */
export const assessmentKindSchema = z.enum(["dpia", "iama", "ethics", "necessity", "security"]);
export type AssessmentKind = z.infer<typeof assessmentKindSchema>;

/** What must be so before or while the sensor hangs there. */
export const conditionSchema = z.strictObject({
  text: translatedSchema,
  state: z.enum(["met", "open", "overdue"]),
  /** An open one is overdue after this day, whatever its state says. */
  dueDate: calendarDateSchema.optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

export const assessmentSchema = z.strictObject({
  kind: assessmentKindSchema,
  date: calendarDateSchema,
  /** Who weighed it: a body or a firm, never the name of a person. */
  by: translatedSchema.optional(),
  outcome: z.enum(["approved", "approved-with-conditions", "rejected"]),
  summary: translatedSchema.optional(),
  document: urlSchema.optional(),
  nextDate: calendarDateSchema.optional(),
  conditions: z.array(conditionSchema).optional(),
  /** What the city did with an advice; why, where it did something else. */
  advice: z
    .strictObject({ followed: z.enum(["yes", "partly", "no"]), reason: translatedSchema.optional() })
    .optional(),
});
export type AssessmentEntry = z.infer<typeof assessmentSchema>;

/** How a condition stands on a day: what is open after its date is overdue. */
export function stateOfCondition({ state, dueDate }: Condition, today: string): Condition["state"] {
  return state === "open" && dueDate !== undefined && dueDate < today ? "overdue" : state;
}

/** Why no assessment of data protection was needed. `by` is a function or a body, never the name of a person. */
export const dpiaNotNeededSchema = z.strictObject({
  reason: translatedSchema,
  by: lineSchema,
  date: calendarDateSchema,
});
export type DpiaNotNeeded = z.infer<typeof dpiaNotNeededSchema>;
