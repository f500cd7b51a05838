/**
 * How many readings a second the product acknowledges, beside what can be had without its promises:
 * rounds of each in turn, so that whatever else the machine does hits them alike.
 */
import { startSource } from "../child.ts";
import { STEP_MS, STREAM_KEYS } from "../city.ts";
import type { LoadPlan, LoadResult, PlannedDevice } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { cpuSeconds, memoryMb } from "../process-usage.ts";
import type { Product } from "../product.ts";

const ROUNDS = 5;
const ROUND_MS = 6_000;
/** Messages of one device that wait for their PUBACK: of all together, as many as two batches and a little. */
const WINDOW = 128;

export interface Throughput {
  /** Readings a second of each round. */
  product: number[];
  copy: number[];
  stream: number[];
  unnest: number[];
  plainAedes: number[];
  p50Ms: number[];
  p99Ms: number[];
  /** Of one core, in percent, of the process of the product. */
  cpuPercent: number[];
  memoryMb: number;
  /** Readings acknowledged in all rounds, those sent again counted once more. */
  acknowledged: number;
}

export interface ThroughputOptions {
  folder: string;
  product: Product;
  /** Moved on from round to round. One clock for all: begun anew, steps run ahead of what is accepted. */
  plan: LoadPlan;
  /** A server's URL or a directory, for the peers. */
  peerTarget: string;
  hasCopy: boolean;
}

export function basePlan(port: number, devices: PlannedDevice[]): LoadPlan {
  return {
    host: "127.0.0.1",
    port,
    devices,
    keys: STREAM_KEYS,
    window: WINDOW,
    // A minute back: streams run ahead of the clock by less than the two minutes that are accepted, and
    // nothing but what is meant to be late falls into an hour that was summed already.
    firstTimeMs: Date.now() - 60_000,
    stepMs: STEP_MS,
    firstStep: 0,
    redelivered: 0.01,
    late: 0.01,
  };
}

export async function measureThroughput(options: ThroughputOptions): Promise<Throughput> {
  const { folder, product, plan, peerTarget, hasCopy } = options;
  const measured: Throughput = {
    product: [],
    copy: [],
    stream: [],
    unnest: [],
    plainAedes: [],
    p50Ms: [],
    p99Ms: [],
    cpuPercent: [],
    memoryMb: 0,
    acknowledged: 0,
  };
  const peer = new Peer(peerTarget);
  for (let round = 0; round < ROUNDS; round += 1) {
    const cpuBefore = cpuSeconds(product.pid);
    const timed = { ...plan, durationMs: ROUND_MS };
    const result = await loadFor(folder, timed);
    measured.cpuPercent.push(((cpuSeconds(product.pid) - cpuBefore) / result.seconds) * 100);
    measured.product.push(result.readings / result.seconds);
    measured.p50Ms.push(result.p50Ms);
    measured.p99Ms.push(result.p99Ms);
    measured.acknowledged += result.readings;
    plan.firstStep = result.nextStep;

    // Its jobs go on when no device sends, and would take up to half of the peers' machine.
    product.pause();
    if (hasCopy) measured.copy.push(await peer.measure("copy"));
    if (hasCopy) measured.stream.push(await peer.measure("stream"));
    measured.unnest.push(await peer.measure("unnest"));
    measured.plainAedes.push(await measurePlainAedes(folder, timed));
    product.goOn();
    sayRound(round, measured);
  }
  measured.memoryMb = memoryMb(product.pid).most;
  return measured;
}

function sayRound(round: number, measured: Throughput): void {
  const last = (name: string, rates: number[]): string =>
    rates.length === 0 ? "" : `, ${name} ${Math.round(rates.at(-1) ?? 0).toLocaleString("en")}`;
  process.stdout.write(
    `round ${round + 1} of ${ROUNDS}, a second${last("acknowledged", measured.product)}` +
      `${last("COPY", measured.copy)}${last("streamed COPY", measured.stream)}${last("unnest", measured.unnest)}${last("plain Aedes", measured.plainAedes)}\n`,
  );
}

async function loadFor(folder: string, plan: LoadPlan): Promise<LoadResult> {
  const load = await startLoad(folder, plan);
  return load.result();
}

/** One table that grows from round to round, whoever writes it. */
class Peer {
  readonly #target: string;
  #step = 0;

  constructor(target: string) {
    this.#target = target;
  }

  /** @returns rows a second */
  async measure(way: "copy" | "stream" | "unnest"): Promise<number> {
    const child = startSource("ingest/copy-peer.ts", [
      this.#target,
      way,
      String(ROUND_MS),
      String(this.#step),
    ]);
    const [rate, nextStep] = (await child.nextLine()).split(" ").map(Number);
    await child.ended;
    this.#step = nextStep ?? Number.NaN;
    return rate ?? Number.NaN;
  }
}

async function measurePlainAedes(folder: string, plan: LoadPlan): Promise<number> {
  const child = startSource("ingest/plain-aedes.ts", []);
  try {
    const result = await loadFor(folder, { ...plan, port: Number(await child.nextLine()) });
    return result.readings / result.seconds;
  } finally {
    child.process.kill();
    await child.ended;
  }
}
