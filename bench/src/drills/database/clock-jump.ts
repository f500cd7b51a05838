/**
 * A clock jumps a day forward, and back, under load. What is late is kept for a little longer than it is old, so a
 * forward jump makes it due at once: if the guard of the clock did not hold retention back, it would be missing.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Product, type ProductSettings, readMetric, runCommand } from "../../product.ts";
import { prepareDrillCity } from "../drill-load.ts";
import { type LoadDrill, underLoad } from "../under-load.ts";

/** Late values of the load are two days old. */
const TERMS = {
  retention: { raw: "P2DT12H", hour: "P1Y", day: "P5Y" },
  acceptance: { late: "P2DT10H", early: "PT2M" },
};
const LOOK_EVERY_MS = 500;
/** Jobs look at the clock before they run, at least every 20 s; more where the machine is busy. */
const GIVE_UP_MS = 120_000;
/** Retention waits for the job under way and its turn; those take minutes where devices leave little of the machine. */
const RUN_WITHIN_MS = 600_000;
/** Several runs of retention would fit in. */
const MOVED_MS = 60_000;
const ALARM = "the clock moved: nothing is deleted";
const RETENTION = 'meetpaal_job_last_success_timestamp_seconds{job="retention"}';
const DELETED = 'meetpaal_retention_deleted_total{tier="raw"}';

export interface ClockSeen {
  /** From the jump until the alarm, for forward and back; null: there was none. */
  alarmAfterMs: (number | null)[];
  /** Rows that were deleted; nothing is due, but by a clock that is wrong. */
  deleted: number;
  /** From `doctor --accept-clock` until retention ran. */
  retentionAfterMs: number | null;
}

/**
 * @param moveClock - `+1d`, `-1d`, `+0` from this machine's
 * @param isDatabases - whether it is the clock that counts: then an alarm has to come
 */
export async function clockJump(
  folder: string,
  settings: ProductSettings,
  moveClock: (offset: string) => Promise<void>,
  isDatabases: boolean,
): Promise<LoadDrill<ClockSeen>> {
  const happen = async (product: Product): Promise<ClockSeen> => {
    const alarmAfterMs: (number | null)[] = [];
    for (const offset of ["+1d", "+0", "-1d", "+0"]) {
      const alarms = countAlarms(product);
      await moveClock(offset);
      const afterMs = isDatabases ? await within(GIVE_UP_MS, () => countAlarms(product) > alarms) : null;
      alarmAfterMs.push(afterMs);
      await sleep(offset === "+1d" ? MOVED_MS : MOVED_MS / 4);
    }
    const ran = await readMetric(product, RETENTION);
    if (isDatabases) await acceptClock(settings);
    const retentionAfterMs = await within(
      RUN_WITHIN_MS,
      async () => (await readMetric(product, RETENTION)) !== ran,
    );
    return { alarmAfterMs, deleted: await readMetric(product, DELETED), retentionAfterMs };
  };
  const devices = await prepareDrillCity(settings, TERMS);
  return await underLoad(folder, settings, ({ product }) => happen(product()), { devices });
}

/** It finds things that are not in order here, and says so by its exit code. */
async function acceptClock(settings: ProductSettings): Promise<void> {
  await runCommand(settings, "doctor", "--accept-clock").catch((error: unknown) => {
    if (!String(error).includes("Not in order")) throw error;
  });
}

function countAlarms({ complaint }: Product): number {
  return complaint().split(ALARM).length - 1;
}

/** @returns how long it took until something held [ms]; null: it never did */
async function within(giveUpMs: number, holds: () => boolean | Promise<boolean>): Promise<number | null> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < giveUpMs) {
    if (await holds()) return performance.now() - startedMs;
    await sleep(LOOK_EVERY_MS);
  }
  return null;
}
