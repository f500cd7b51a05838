/** A box that connects to the broker, and the sensors it may speak for. */
import * as z from "zod";
import { entryIdSchema, sensorReferenceSchema } from "./forms.ts";

export const deviceSchema = z.strictObject({
  id: entryIdSchema,
  owner: entryIdSchema,
  sensors: z.array(sensorReferenceSchema),
});
export type DeviceEntry = z.infer<typeof deviceSchema>;
