/** Kills the process under load, again and again, and looks whether anything it acknowledged is gone. */
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../free-port.ts";
import { type ProductSettings, startProduct } from "../../product.ts";
import { checkLedger, type LedgerCheck } from "../check-ledger.ts";
import { type DrillOptions, prepareDrillCity, startDrillLoad } from "../drill-load.ts";

export interface KillDrill extends LedgerCheck {
  kills: number;
  /** The longest that it took from a start until everything answered. */
  slowestStartMs: number;
}

/** @param folder - for plans and the ledger; not the data directory */
export async function killUnderLoad(
  folder: string,
  settings: ProductSettings,
  kills: number,
  { devices: senders, load: more }: DrillOptions = {},
): Promise<KillDrill> {
  const devices = senders ?? (await prepareDrillCity(settings));
  const fixed = { ...settings, mqttPort: await freePort() };
  let product = await startProduct(fixed);
  const load = await startDrillLoad(folder, fixed.mqttPort, devices, more);
  let slowestStartMs = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    // Another moment each time: between batches, in one, while devices come back.
    await sleep(1_000 + Math.random() * 3_000);
    await product.kill();
    const startedAt = performance.now();
    product = await startProduct(fixed);
    slowestStartMs = Math.max(slowestStartMs, performance.now() - startedAt);
  }
  await sleep(2_000);
  await load.stop();
  await product.stop();
  return { ...(await checkLedger(settings, load.ledgerFile)), kills, slowestStartMs };
}
