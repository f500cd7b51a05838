/** A legal ground of GDPR article 6(1), and the law or decision that gives the task. */
import * as z from "zod";
import { urlSchema } from "./forms.ts";
import { lineSchema, translatedSchema } from "./text.ts";

export const groundSchema = z.strictObject({
  article6: z.enum(["a", "b", "c", "d", "e", "f"]),
  law: lineSchema.optional(),
  article: lineSchema.optional(),
  /** `events`: it holds during events only. */
  scope: z.enum(["events"]).optional(),
  task: translatedSchema.optional(),
  url: urlSchema.optional(),
});
export type GroundEntry = z.infer<typeof groundSchema>;
