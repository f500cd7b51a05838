/** Shares refusals out between single rows of the quarantine and rows that stand for many. */
import type { RefusedCount, RefusedValue } from "@meetpaal/db";
import type { SingleTally } from "../tally/single-tally.ts";
import type { Refusal } from "./batch.ts";
import { addCount } from "./judge-batch.ts";

const HOUR_US = 3_600_000_000;

export function shareOut(
  refusals: readonly Refusal[],
  counted: ReadonlyMap<string, RefusedCount>,
  tally: SingleTally,
): { values: RefusedValue[]; counts: RefusedCount[] } {
  const values: RefusedValue[] = [];
  const counts = new Map([...counted].map(([key, count]) => [key, { ...count }]));
  const used = new Map<string, number>();
  for (const refusal of refusals) {
    const { message, sensorId, datastreamId, timeUs, reason, revision, value, storedValue } = refusal;
    const { deviceId, receivedUs } = message;
    const usedKey = `${deviceId} ${reason}`;
    const already = used.get(usedKey) ?? 0;
    if (already < tally.left(deviceId, reason)) {
      used.set(usedKey, already + 1);
      values.push({
        deviceId,
        sensorId,
        datastreamId,
        timeUs,
        reason,
        revision,
        value,
        storedValue,
        receivedUs,
      });
      continue;
    }
    addCount(counts, {
      deviceId,
      sensorId,
      reason,
      hourUs: receivedUs - (receivedUs % HOUR_US),
      count: 1,
      firstUs: receivedUs,
      lastUs: receivedUs,
      size: null,
      position: null,
    });
  }
  return { values, counts: [...counts.values()] };
}
