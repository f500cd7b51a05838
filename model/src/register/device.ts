/** A box that connects to the broker, and the sensors it may speak for. */
import * as z from "zod";
import { entryIdSchema, sensorReferenceSchema } from "./forms.ts";
import { quotaSchema } from "./quota.ts";

export const deviceSchema = z.strictObject({
  id: entryIdSchema,
  owner: entryIdSchema,
  sensors: z.array(sensorReferenceSchema),
  /** Absent: what every device may. */
  quota: quotaSchema.optional(),
});
export type DeviceEntry = z.infer<typeof deviceSchema>;
