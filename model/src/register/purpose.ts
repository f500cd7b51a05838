/** Why something is collected, and for which tiers of storage that holds. */
import * as z from "zod";
import { codeSchema } from "./forms.ts";
import { translatedSchema } from "./text.ts";
import { tierSchema } from "./vocabulary.ts";

export const purposeSchema = z.strictObject({
  id: codeSchema,
  tiers: z.array(tierSchema).min(1),
  text: translatedSchema,
});
export type PurposeEntry = z.infer<typeof purposeSchema>;
