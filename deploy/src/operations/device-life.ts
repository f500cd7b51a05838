/** How a device is: there or not, what it sent by day, how its clock goes; and asking it to pause. */
import { findDeviceLife, pauseDevice } from "@meetpaal/db";
import { estimateClock } from "@meetpaal/model";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

const instant = z.iso.datetime();
const DAYS = 14;

const lifeSchema = z.strictObject({
  deviceId: z.string(),
  isOnline: z.boolean().nullable(),
  since: instant.nullable(),
  lastMessageAt: instant.nullable(),
  pause: z.strictObject({ until: instant.nullable() }).nullable(),
  /** Estimated, in seconds. */
  clock: z.strictObject({ behindS: z.number(), driftSPerDay: z.number().nullable() }).nullable(),
  reports: z.array(z.strictObject({ key: z.string(), time: instant, value: z.number() })),
  days: z.array(z.strictObject({ day: z.string(), onlineS: z.number(), messages: z.int() })),
});
export type DeviceLifeShown = z.infer<typeof lifeSchema>;

export const showDeviceLife = defineOperation({
  name: "device.life",
  args: z.strictObject({ deviceId: z.string() }),
  result: lifeSchema,
  run: async (database, { deviceId }) => {
    const life = await findDeviceLife(database.work("api"), deviceId, DAYS);
    if (life === null) throw unknownDevice(deviceId);
    const { pausedAt, pausedUntil } = life;
    return {
      deviceId,
      isOnline: life.isOnline,
      since: life.since?.toISOString() ?? null,
      lastMessageAt: life.lastMessageAt?.toISOString() ?? null,
      pause: pausedAt === null ? null : { until: pausedUntil?.toISOString() ?? null },
      clock: estimateClock(life.days),
      reports: life.reports.map(({ key, time, value }) => ({ key, time: time.toISOString(), value })),
      days: life.days.map(({ day, onlineS, messages }) => ({ day, onlineS, messages })),
    };
  },
});

export const askToPause = defineOperation({
  name: "device.pause",
  args: z.strictObject({
    deviceId: z.string(),
    isPaused: z.boolean(),
    until: instant.nullable(),
    reason: z.string().min(1),
  }),
  result: z.strictObject({ deviceId: z.string(), isPaused: z.boolean(), until: instant.nullable() }),
  run: async (database, { deviceId, isPaused, until, reason }) => {
    const isKnown = await pauseDevice(database, {
      deviceId,
      isPaused,
      until,
      reason,
      actor: "command-line",
    });
    if (!isKnown) throw unknownDevice(deviceId);
    return { deviceId, isPaused, until };
  },
});

function unknownDevice(deviceId: string): CommandError {
  return new CommandError(
    "refused",
    `There is no device ${deviceId}: name it under \`devices\` in a register file and import that first.`,
  );
}
