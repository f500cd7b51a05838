/**
 * A new version on the data of the one before, while devices send. In its place: the old one is stopped, then the new one
 * started. Beside it: the new one brings the database up to date while the old one goes on writing, takes the devices
 * over, and the old one is stopped.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openDatabase } from "@meetpaal/db";
import { freePort } from "../../free-port.ts";
import { type Product, startProduct } from "../../product.ts";
import type { ServerSettings } from "../drill.ts";
import { openProxy, type Proxy } from "../tcp-proxy.ts";
import { type LoadDrill, type Scene, underLoad } from "../under-load.ts";

const COUNT = "select count(*) as count from migration";

export interface UpgradeSeen {
  /** From the new version's start until everything answers, the migrations included. */
  startMs: number;
  migrations: number;
  /** Bytes of the ledger that the old version added meanwhile, where it went on. */
  acknowledgedMeanwhile: number;
}

/** @param before - folder of the version before */
export async function upgrade(
  folder: string,
  settings: ServerSettings,
  before: string,
  isBeside: boolean,
): Promise<LoadDrill<UpgradeSeen>> {
  let target = 0;
  let proxy: Proxy | undefined;
  const startNew = async (): Promise<Product> => {
    const dataDir = path.join(folder, "version-after");
    await mkdir(dataDir, { recursive: true });
    return await startProduct({ ...settings, dataDir, mqttPort: await freePort() });
  };
  const happen = async ({ product, handOver, goesOn, acknowledgedBytes }: Scene): Promise<UpgradeSeen> => {
    const old = product();
    const has = await countMigrations(settings);
    if (!isBeside) await old.stop();
    const [startedMs, bytes] = [performance.now(), await acknowledgedBytes()];
    const next = await startNew();
    const startMs = performance.now() - startedMs;
    const acknowledgedMeanwhile = (await acknowledgedBytes()) - bytes;
    target = next.mqttPort;
    handOver(next);
    if (isBeside) await old.stop();
    await goesOn();
    return { startMs, migrations: (await countMigrations(settings)) - has, acknowledgedMeanwhile };
  };
  try {
    return await underLoad(folder, { ...settings, program: before }, happen, {
      devicePort: async (port) => {
        target = port;
        proxy = await openProxy({ host: "127.0.0.1", port: () => target });
        return proxy.port;
      },
    });
  } finally {
    await proxy?.close();
  }
}

async function countMigrations({ databaseUrl }: ServerSettings): Promise<number> {
  const database = await openDatabase({ url: databaseUrl });
  try {
    const { rows } = await database.work("jobs").query<{ count: number }>(COUNT);
    return rows[0]?.count ?? Number.NaN;
  } finally {
    await database.close();
  }
}
