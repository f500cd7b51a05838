/** How long a PUBACK takes at an even rate that the machine can bear, alone and with a reader at work beside it. */
import type { LoadPlan, LoadResult, PlannedDevice } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import type { Product } from "../product.ts";

const WARM_UP_MS = 5_000;
const DURATION_MS = WARM_UP_MS + 30_000;

export interface LatencyOptions {
  messagesPerSecond: number;
  /** Whether one reader exports stream after stream meanwhile, as fast as it is answered. */
  hasReader: boolean;
}

export interface Latency extends LoadResult {
  messagesPerSecond: number;
  /** Whole exports that were read meanwhile. */
  exports: number;
}

/** Goes on where `plan` begins, which has to be beyond every step that was sent before. */
export async function measureLatency(
  folder: string,
  product: Product,
  plan: LoadPlan,
  { messagesPerSecond, hasReader }: LatencyOptions,
): Promise<Latency> {
  const stop = new AbortController();
  const exporting = hasReader ? exportUntil(stop.signal, product, plan.devices) : Promise.resolve(0);
  const load = await startLoad(folder, {
    ...plan,
    messagesPerSecond,
    warmUpMs: WARM_UP_MS,
    durationMs: DURATION_MS,
  });
  const result = await load.result();
  stop.abort();
  return { ...result, messagesPerSecond, exports: await exporting };
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
    // Not given the signal: a body that is broken off while it is read may never settle (undici in Node 20).
    const response = await fetch(url, { headers: { accept: "text/csv" } });
    const csv = await response.text();
    if (!response.ok) throw new Error(`the export answered ${response.status}: ${csv.slice(0, 200)}`);
    exports += 1;
  }
  return exports;
}
