/** Kills the database server under load and brings it back later: devices wait, and nothing is lost. */
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../free-port.ts";
import type { NativeCluster } from "../../native-cluster.ts";
import { memoryMb } from "../../process-usage.ts";
import { type ProductSettings, startProduct } from "../../product.ts";
import { checkLedger, type LedgerCheck } from "../check-ledger.ts";
import { type DrillOptions, prepareDrillCity, startDrillLoad } from "../drill-load.ts";

/** What was under way when the database died may still be acknowledged: its COMMIT had been answered. */
const SETTLE_MS = 1_000;

export interface AwayDrill extends LedgerCheck {
  awaySeconds: number;
  /** Bytes that the ledger grew while there was no database; must be 0. */
  acknowledgedWhileAway: number;
  /** Connections that were lost meanwhile. */
  disconnects: number;
  mostMemoryMb: number;
}

export async function databaseAway(
  folder: string,
  cluster: NativeCluster,
  settings: ProductSettings,
  awaySeconds: number,
  { devices: senders, load: more }: DrillOptions = {},
): Promise<AwayDrill> {
  const devices = senders ?? (await prepareDrillCity(settings));
  const fixed = { ...settings, mqttPort: await freePort() };
  const product = await startProduct(fixed);
  const load = await startDrillLoad(folder, fixed.mqttPort, devices, more);
  const sizeOfLedger = async () => (await stat(load.ledgerFile)).size;

  await sleep(3_000);
  await cluster.kill();
  await sleep(SETTLE_MS);
  const before = await sizeOfLedger();
  await sleep(awaySeconds * 1_000 - SETTLE_MS);
  const after = await sizeOfLedger();
  await cluster.start();
  await growing(sizeOfLedger, after);
  await sleep(2_000);

  const { disconnects } = await load.stop();
  const mostMemoryMb = memoryMb(product.pid).most;
  await product.stop();
  return {
    ...(await checkLedger(settings, load.ledgerFile)),
    awaySeconds,
    acknowledgedWhileAway: after - before,
    disconnects,
    mostMemoryMb,
  };
}

/** Resolves once something was acknowledged again: work goes on by itself. */
async function growing(size: () => Promise<number>, from: number): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while ((await size()) === from) {
    if (performance.now() > giveUpAt)
      throw new Error("nothing was acknowledged within 60 s of the database's return");
    await sleep(100);
  }
}
