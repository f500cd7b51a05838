/** One of several brokers killed under load: its devices come back at the others, and nothing acknowledged is missing or twice. */
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { checkLedger, type LedgerCheck } from "../drills/check-ledger.ts";
import { prepareDrillCity, startDrillLoad } from "../drills/drill-load.ts";
import type { Product, ProductSettings } from "../product.ts";
import { startBalanced } from "./balanced.ts";

const GIVE_UP_MS = 120_000;

export interface KillOne extends LedgerCheck {
  kills: number;
  devices: number;
  /** Devices that were at the brokers that were killed, over all kills. */
  moved: number;
  /** The longest from a kill until all devices were connected elsewhere. */
  slowestMoveMs: number;
  /** Bytes that the ledger grew by while a broker was away: the others went on. */
  grewMeanwhile: boolean;
  slowestAnswerMs: number;
}

/** @param count - brokers; they are killed in turn, and started again */
export async function killOne(
  folder: string,
  settings: ProductSettings,
  count: number,
  kills: number,
): Promise<KillOne> {
  const devices = await prepareDrillCity(settings);
  const balanced = await startBalanced(folder, settings, count);
  const load = await startDrillLoad(folder, balanced.port, devices);
  let moved = 0;
  let slowestMoveMs = 0;
  let grewMeanwhile = true;
  for (let kill = 0; kill < kills; kill += 1) {
    // Another moment each time: between batches, in one.
    await sleep(2_000 + Math.random() * 2_000);
    const victim = kill % count;
    const others = balanced.brokers.filter((_, i) => i !== victim);
    const { [victim]: broker } = balanced.brokers;
    if (broker === undefined) throw new RangeError(`there is no broker ${victim}`);
    moved += await connectedAt([broker]);
    const killedAt = performance.now();
    await broker.kill();
    await untilConnected(others, devices.length);
    slowestMoveMs = Math.max(slowestMoveMs, performance.now() - killedAt);
    const { size } = await stat(load.ledgerFile);
    await sleep(2_000);
    grewMeanwhile &&= (await stat(load.ledgerFile)).size > size;
    await balanced.startAgain(victim);
  }
  await sleep(2_000);
  const { maxMs } = await load.stop();
  await balanced.stop();
  const check = await checkLedger(settings, load.ledgerFile);
  return {
    ...check,
    kills,
    devices: devices.length,
    moved,
    slowestMoveMs,
    grewMeanwhile,
    slowestAnswerMs: maxMs,
  };
}

async function untilConnected(brokers: Product[], devices: number): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    const connected = await connectedAt(brokers);
    if (connected >= devices) return;
    if (performance.now() > giveUpAt) throw new Error(`only ${connected} of ${devices} devices came back`);
    await sleep(50);
  }
}

async function connectedAt(brokers: Product[]): Promise<number> {
  const counts = await Promise.all(
    brokers.map(async ({ metricsUrl }) => {
      const metrics = await (await fetch(metricsUrl)).text();
      return Number(/^meetpaal_connected_devices (\d+)/m.exec(metrics)?.[1]);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
