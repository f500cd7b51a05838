/** What people say or saw of a promise that no machine can measure. */
import * as z from "zod";
import { calendarDateSchema, codeSchema, urlSchema } from "./forms.ts";
import { translatedSchema } from "./text.ts";

/** Somebody looked inside, or into the books. `by` is a body or a firm, never the name of a person. */
export const inspectionSchema = z.strictObject({
  date: calendarDateSchema,
  by: translatedSchema,
  /**
   * Codes of what was looked at: `no-image-leaves`, `only-declared-network`, `only-declared-recipients`,
   * `only-declared-purposes`.
   */
  checked: z.array(codeSchema).min(1),
  report: urlSchema.optional(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** Somebody who answers for it says that it is so. */
export const statementSchema = z.strictObject({
  date: calendarDateSchema,
  by: translatedSchema,
  /** The promises it is about. */
  about: z.array(z.enum(["recipients", "excluded-purposes", "picture"])).min(1),
  text: translatedSchema,
  document: urlSchema.optional(),
});
export type Statement = z.infer<typeof statementSchema>;
