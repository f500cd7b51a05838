/** What 5,000 devices cost that are connected and say nothing. */
import type { PlannedDevice } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { memoryMb } from "../process-usage.ts";
import type { Product } from "../product.ts";
import { basePlan } from "./measure-throughput.ts";

const SETTLE_MS = 20_000;

export interface Idle {
  devices: number;
  /** Resident memory of the broker's process before they came and while they are there. */
  withoutMb: number;
  withMb: number;
}

export async function measureIdle(folder: string, broker: Product, devices: PlannedDevice[]): Promise<Idle> {
  const without = memoryMb(broker.pid).now;
  const load = await startLoad(folder, {
    ...basePlan(broker.mqttPort, devices),
    messagesPerSecond: 0,
    durationMs: SETTLE_MS + 60_000,
  });
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const withDevices = memoryMb(broker.pid).now;
  const { disconnects } = await load.stop();
  if (disconnects > 0) throw new Error(`${disconnects} connections were lost while idle`);
  return { devices: devices.length, withoutMb: without, withMb: withDevices };
}
