/** One device as staff see it: what it may send for and how much, how it proves who it is, what it did wrong. */
import { findDevice, findDeviceEvents } from "@meetpaal/db";
import * as z from "zod";
import { defineOperation } from "../operation.ts";
import { credentialSchema, readCredentials, unknownDevice } from "./credential.ts";

const quota = z.looseObject({}).nullable();
const instant = z.iso.datetime();

export const showDevice = defineOperation({
  name: "device.show",
  args: z.strictObject({ deviceId: z.string() }),
  result: z.strictObject({
    deviceId: z.string(),
    owner: z.string(),
    /** `owner/reference` of those it may send for now. */
    sensors: z.array(z.string()),
    quota,
    organisationQuota: quota,
    certificatesSince: instant.nullable(),
    credentials: z.array(credentialSchema),
    /** Of the last seven days, by class; what a limit did is `limit-...`. */
    events: z.array(z.strictObject({ class: z.string(), count: z.int(), firstAt: instant, lastAt: instant })),
  }),
  run: async (database, { deviceId }) => {
    const work = database.work("api");
    const device = await findDevice(work, deviceId);
    if (device === undefined) throw unknownDevice(deviceId);
    const events = await findDeviceEvents(work, deviceId);
    return {
      ...device,
      certificatesSince: device.certificatesSince?.toISOString() ?? null,
      credentials: await readCredentials(work, deviceId),
      events: events.map((event) => ({
        ...event,
        firstAt: event.firstAt.toISOString(),
        lastAt: event.lastAt.toISOString(),
      })),
    };
  },
});
