/** A box that connects to the broker, and the sensors it may speak for. */
import * as z from "zod";
import { entryIdSchema, sensorReferenceSchema } from "./forms.ts";
import { quotaSchema } from "./quota.ts";
import { speaksSchema } from "./speaks.ts";

export const deviceSchema = z.strictObject({
  id: entryIdSchema,
  owner: entryIdSchema,
  sensors: z.array(sensorReferenceSchema),
  /** Absent: what every device may. */
  quota: quotaSchema.optional(),
  /** Left out: JSON of our own. */
  speaks: speaksSchema.optional(),
});
export type DeviceEntry = z.infer<typeof deviceSchema>;
