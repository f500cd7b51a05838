/**
 * A register file: what the city promises, as `meetpaal register import` reads it.
 *
 * A file may hold a part of the register. What it does not mention stays as it is.
 */
import * as z from "zod";
import { citySchema } from "./city.ts";
import { deviceSchema } from "./device.ts";
import { organisationSchema } from "./organisation.ts";
import { sensorSchema } from "./sensor.ts";
import { sensorModelSchema } from "./sensor-model.ts";
import { zoneSchema } from "./zone.ts";

export const registerFileSchema = z.strictObject({
  city: citySchema.optional(),
  organisations: z.array(organisationSchema).default([]),
  models: z.array(sensorModelSchema).default([]),
  sensors: z.array(sensorSchema).default([]),
  devices: z.array(deviceSchema).default([]),
  zones: z.array(zoneSchema).default([]),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;
