/**
 * Gives moments of devices without a clock their time, once: that of receipt less their age, and later than every time
 * the device was given before. What is proposed here is recorded in the transaction of the readings; should another
 * writer have been first, the batch is judged again by what that one recorded.
 */
import { createHash } from "node:crypto";
import { findGivenTimes, findLastGiven, type GivenTime, type Queryable } from "@meetpaal/db";
import type { Message } from "../message.ts";
import type { ClocklessMoment } from "../payload/decode-payload.ts";

interface Waiting {
  key: string;
  deviceId: string;
  boot: string;
  receivedUs: number;
  moment: ClocklessMoment;
}

/** @returns the times that are new; those of all moments are set */
export async function giveTimes(queryable: Queryable, messages: readonly Message[]): Promise<GivenTime[]> {
  // Nearly every batch: nothing is made for it.
  if (!messages.some(({ decoded }) => decoded.clockless !== undefined)) return [];
  const waiting = messages.flatMap(({ deviceId, receivedUs, decoded }) =>
    (decoded.clockless ?? []).map((moment): Waiting => {
      const boot = bootOf(deviceId, moment.bootId);
      return { key: keyOf(deviceId, boot, moment.seq), deviceId, boot, receivedUs, moment };
    }),
  );
  const known = await findGivenTimes(
    queryable,
    waiting.map(({ deviceId, boot, moment: { seq } }) => ({ deviceId, boot, seq })),
  );
  const given = new Map(known.map(({ deviceId, boot, seq, timeUs }) => [keyOf(deviceId, boot, seq), timeUs]));
  const last = await findLastGiven(queryable, [...new Set(waiting.map(({ deviceId }) => deviceId))]);
  const added: GivenTime[] = [];
  for (const { key, deviceId, boot, receivedUs, moment } of waiting) {
    let timeUs = given.get(key);
    if (timeUs === undefined) {
      const after = (last.get(deviceId) ?? Number.NEGATIVE_INFINITY) + 1;
      timeUs = Math.max(receivedUs - moment.ageUs, after);
      given.set(key, timeUs);
      last.set(deviceId, timeUs);
      added.push({ deviceId, boot, seq: moment.seq, timeUs });
    }
    moment.timeUs = timeUs;
  }
  return added;
}

/** What a device calls its start may be anything; only a digest of it is kept, and only of use with the device's id. */
function bootOf(deviceId: string, bootId: string): string {
  const hex = createHash("sha256").update(`${deviceId}\n${bootId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

function keyOf(deviceId: string, boot: string, seq: number): string {
  return `${deviceId} ${boot} ${seq}`;
}
