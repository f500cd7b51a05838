/** A make and type of box: what it takes in, and what happens inside it before anything leaves. */
import * as z from "zod";
import { algorithmSchema } from "./algorithm.ts";
import { codeSchema, entryIdSchema, urlSchema } from "./forms.ts";
import { pictureSchema } from "./picture.ts";
import { inspectionSchema } from "./proof.ts";
import { lineSchema, translatedSchema } from "./text.ts";
import { captureSchema } from "./vocabulary.ts";

export const sensorModelSchema = z.strictObject({
  id: entryIdSchema,
  make: lineSchema,
  type: lineSchema,
  firmware: lineSchema.optional(),
  specificationUrl: urlSchema.optional(),
  capture: captureSchema,
  /** Element ids of the DTPR taxonomy. */
  technology: z.array(codeSchema).optional(),
  /** What happens in the box, in order: capture, detect, count, discard. */
  steps: z.array(translatedSchema).min(1),
  /** Why what leaves the box shows of nobody who they are. */
  whyNobody: translatedSchema.optional(),
  /** Where that can be checked. */
  evidence: z.array(z.strictObject({ text: translatedSchema, url: urlSchema })).optional(),
  /** Whether pictures of the street are used to teach the box, and what becomes of them. */
  trainingImages: z.strictObject({ used: z.boolean(), text: translatedSchema }).optional(),
  inspections: z.array(inspectionSchema).optional(),
  /** Those that run in the box. */
  algorithms: z.array(algorithmSchema).optional(),
  picture: pictureSchema.optional(),
});
export type SensorModelEntry = z.infer<typeof sensorModelSchema>;
