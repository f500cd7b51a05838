/** How long a PUBACK takes at an even rate that the machine can bear, with readers at work beside it. */
import type { LoadResult, PlannedDevice } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import type { Product } from "../product.ts";
import { basePlan } from "./measure-throughput.ts";

export const MESSAGES_PER_SECOND = 3_000;
const WARM_UP_MS = 5_000;
const DURATION_MS = WARM_UP_MS + 30_000;

export interface Latency extends LoadResult {
  /** Whole exports that were read meanwhile. */
  exports: number;
}

/** @param firstStep - beyond every step that was sent before, so that nothing is a repetition */
export async function measureLatency(
  folder: string,
  product: Product,
  devices: PlannedDevice[],
  firstStep: number,
): Promise<Latency> {
  const stop = new AbortController();
  const exporting = exportUntil(stop.signal, product, devices);
  const load = await startLoad(folder, {
    ...basePlan(product.mqttPort, devices),
    firstStep,
    messagesPerSecond: MESSAGES_PER_SECOND,
    warmUpMs: WARM_UP_MS,
    durationMs: DURATION_MS,
  });
  const result = await load.result();
  stop.abort();
  return { ...result, exports: await exporting };
}

/** Reads one stream after another as CSV, all that there is of it, one request at a time. */
async function exportUntil(signal: AbortSignal, product: Product, devices: PlannedDevice[]): Promise<number> {
  const streams = devices.flatMap(({ sensors }) => sensors.flatMap(({ datastreams }) => datastreams));
  const from = new Date(Date.now() - 3 * 24 * 3_600_000).toISOString();
  const to = new Date(Date.now() + 3_600_000).toISOString();
  let exports = 0;
  while (!signal.aborted) {
    const id = streams[exports % streams.length];
    const url = `${product.httpUrl}/v1/datastreams/${id}/readings?from=${from}&to=${to}&resolution=raw`;
    try {
      const response = await fetch(url, { headers: { accept: "text/csv" }, signal });
      const csv = await response.text();
      if (!response.ok) throw new Error(`the export answered ${response.status}: ${csv.slice(0, 200)}`);
      exports += 1;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
  return exports;
}
