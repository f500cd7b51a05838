/**
 * How many single rows of the quarantine each device has used for each reason in this hour. Beyond
 * the limit they are counted in one row: a broken device must not fill the disk.
 */
import { countRefusedValues, type Queryable } from "@meetpaal/db";

const LIMIT = 100;
const HOUR_US = 3_600_000_000;

export class SingleTally {
  #hourUs = Number.NEGATIVE_INFINITY;
  #counts = new Map<string, number>();

  /** Makes sure of the hour that holds `nowUs`; what an earlier process wrote counts too. */
  async enter(queryable: Queryable, nowUs: number): Promise<void> {
    const hourUs = nowUs - (nowUs % HOUR_US);
    if (hourUs <= this.#hourUs) return;
    const rows = await countRefusedValues(queryable, hourUs);
    this.#counts = new Map(rows.map((row) => [keyOf(row.deviceId, row.reason), row.count]));
    this.#hourUs = hourUs;
  }

  /** How many more single rows there may be. */
  left(deviceId: string, reason: string): number {
    return LIMIT - (this.#counts.get(keyOf(deviceId, reason)) ?? 0);
  }

  add(deviceId: string, reason: string): void {
    const key = keyOf(deviceId, reason);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }
}

function keyOf(deviceId: string, reason: string): string {
  return `${deviceId} ${reason}`;
}
