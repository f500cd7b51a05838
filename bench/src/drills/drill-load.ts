/** The load of a drill: a steady rate with a ledger, from devices that come back by themselves. */
import path from "node:path";
import { STEP_MS, STREAM_KEYS, type Terms } from "../city.ts";
import type { LoadPlan, PlannedDevice } from "../load/load-plan.ts";
import { type RunningLoad, startLoad } from "../load/start-load.ts";
import { prepareCity } from "../prepare-city.ts";
import type { ProductSettings } from "../product.ts";

const DEVICES = 20;
const SENSORS_PER_DEVICE = 10;
const MESSAGES_PER_SECOND = 1_000;

/** What may be different about a drill. */
export interface DrillOptions {
  /** Who sends, where they are registered already. */
  devices?: PlannedDevice[];
  /** What is different about the load. */
  load?: Partial<LoadPlan>;
}

export interface DrillLoad extends RunningLoad {
  ledgerFile: string;
}

export function prepareDrillCity(settings: ProductSettings, terms?: Terms): Promise<PlannedDevice[]> {
  return prepareCity(settings, DEVICES, SENSORS_PER_DEVICE, terms);
}

/** Resolves when all devices are connected. @param more - what is different about this load */
export async function startDrillLoad(
  folder: string,
  port: number,
  devices: PlannedDevice[],
  more: Partial<LoadPlan> = {},
): Promise<DrillLoad> {
  const ledgerFile = path.join(folder, `ledger-${port}.txt`);
  const load = await startLoad(folder, { ...drillPlan(port, devices), ...more, ledgerFile });
  return { ...load, ledgerFile };
}

export function drillPlan(port: number, devices: PlannedDevice[]): LoadPlan {
  return {
    host: "127.0.0.1",
    port,
    devices,
    keys: STREAM_KEYS,
    window: 20,
    messagesPerSecond: MESSAGES_PER_SECOND,
    // A stream's time runs faster than the clock here, and must not overtake it.
    firstTimeMs: Date.now() - 30 * 60_000,
    stepMs: STEP_MS,
    firstStep: 0,
    redelivered: 0.01,
    late: 0.01,
  };
}
