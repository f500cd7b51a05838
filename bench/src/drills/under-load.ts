/**
 * A drill in its simplest form: the product under load, something happens, the load goes on, and afterwards every value
 * that was acknowledged is looked up.
 */
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../free-port.ts";
import { type Product, type ProductSettings, startProduct } from "../product.ts";
import { checkLedger, type LedgerCheck } from "./check-ledger.ts";
import { type DrillOptions, prepareDrillCity, startDrillLoad } from "./drill-load.ts";

const GIVE_UP_MS = 120_000;

export interface Scene {
  /** The product that runs now. */
  product: () => Product;
  /** Starts it again, after it ended. @returns how long that took [ms] */
  startAgain: () => Promise<number>;
  /** Another one is the product now, that devices were led to. */
  handOver: (next: Product) => void;
  /** Bytes of the ledger: it grows with every acknowledgement. */
  acknowledgedBytes: () => Promise<number>;
  /** Resolves once something more is acknowledged. @returns how long that took [ms] */
  goesOn: () => Promise<number>;
}

export interface LoadDrill<T> extends LedgerCheck {
  seen: T;
  /** Connections that devices lost. */
  disconnects: number;
  /** The longest from a message's being due to its PUBACK. */
  slowestMs: number;
}

export interface Route extends DrillOptions {
  /** Where the product reaches its database, when that is not where it is looked up afterwards. */
  databaseUrl?: string;
  /** Where devices reach the product's port, when that is not itself. */
  devicePort?: (mqttPort: number) => Promise<number>;
}

/** @param happen - what happens while devices send */
export async function underLoad<T>(
  folder: string,
  settings: ProductSettings,
  happen: (scene: Scene) => Promise<T>,
  { databaseUrl, devicePort, devices, load: more }: Route = {},
): Promise<LoadDrill<T>> {
  const senders = devices ?? (await prepareDrillCity(settings));
  const fixed: ProductSettings = {
    ...settings,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    mqttPort: await freePort(),
  };
  let product = await startProduct(fixed);
  const port = (await devicePort?.(product.mqttPort)) ?? product.mqttPort;
  const load = await startDrillLoad(folder, port, senders, more);
  const acknowledgedBytes = async () => (await stat(load.ledgerFile)).size;
  await sleep(2_000);
  const seen = await happen({
    product: () => product,
    startAgain: async () => {
      const startedMs = performance.now();
      product = await startProduct(fixed);
      return performance.now() - startedMs;
    },
    handOver: (next) => {
      product = next;
    },
    acknowledgedBytes,
    goesOn: async () => {
      const startedMs = performance.now();
      const from = await acknowledgedBytes();
      while ((await acknowledgedBytes()) === from) {
        if (performance.now() - startedMs > GIVE_UP_MS) throw new Error("nothing more was acknowledged");
        await sleep(50);
      }
      return performance.now() - startedMs;
    },
  });
  await sleep(2_000);
  const { disconnects, maxMs } = await load.stop();
  await product.stop();
  return { ...(await checkLedger(settings, load.ledgerFile)), seen, disconnects, slowestMs: maxMs };
}
