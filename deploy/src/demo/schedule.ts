/** When a simulated sensor measures: the slots of its interval, less those it leaves out on purpose. */
import { chance, seedOf } from "./chance.ts";
import type { DemoSensor } from "./sensors/demo-sensor.ts";

const INTERVALS_MS: Record<string, number> = { PT10S: 10_000, PT1M: 60_000, PT5M: 300_000, PT10M: 600_000 };
const HOUR_MS = 3_600_000;

/** A traffic counter that leaves out about one interval in eight: the page then says "attention". */
const LEAVES_OUT: Record<string, number> = { "VK-501": 0.13 };
/** This one stopped two hours before the city first started, and is silent since. */
const SILENT = "DM-131";

export function intervalMs({ streams }: DemoSensor): number {
  const interval = INTERVALS_MS[streams[0]?.interval ?? ""];
  if (interval === undefined) throw new RangeError("a demonstration sensor needs an interval of the table");
  return interval;
}

/** How long after its time a value can be there: a count when its interval is over. */
export function readyAfterMs(sensor: DemoSensor): number {
  return sensor.streams[0]?.["aggregation"] === "interval-count" ? intervalMs(sensor) : 0;
}

/**
 * The times of measurement in `[fromMs, toMs)`, in order.
 *
 * @param firstStart - when the city first started
 */
export function slots(sensor: DemoSensor, fromMs: number, toMs: number, firstStart: Date): number[] {
  const interval = intervalMs(sensor);
  const end = sensor.reference === SILENT ? Math.min(toMs, firstStart.getTime() - 2 * HOUR_MS) : toMs;
  const leftOut = LEAVES_OUT[sensor.reference] ?? 0;
  const seed = seedOf(sensor.reference);
  const times: number[] = [];
  for (let at = Math.ceil(fromMs / interval) * interval; at < end; at += interval) {
    if (chance(seed, at / interval) >= leftOut) times.push(at);
  }
  return times;
}

/** Whether a device sends at all: what is announced, paused or gone does not, what has ended may. */
export function isSending({ status }: DemoSensor): boolean {
  return status === "active";
}
