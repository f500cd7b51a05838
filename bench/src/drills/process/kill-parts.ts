/** Broker and API as processes of their own, killed in turn under load: what the one does not notice of the other. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../free-port.ts";
import { type Product, startProduct } from "../../product.ts";
import type { ServerSettings } from "../drill.ts";
import { type LoadDrill, type Scene, underLoad } from "../under-load.ts";

export interface PartsSeen {
  /** Of each part. */
  kills: number;
  slowestApiStartMs: number;
  /** Times that the API answered while the broker was away. */
  answersWithoutBroker: number;
  /** Bytes of the ledger that grew while the API was away; 0 would mean that devices waited for it. */
  acknowledgedWithoutApi: number;
}

export async function killParts(
  folder: string,
  settings: ServerSettings,
  kills: number,
): Promise<LoadDrill<PartsSeen>> {
  const dataDir = path.join(folder, "api-alone");
  await mkdir(dataDir, { recursive: true });
  const happen = async ({ product, startAgain, goesOn, acknowledgedBytes }: Scene): Promise<PartsSeen> => {
    const more = { MQTT_URL: `mqtt://127.0.0.1:${product().mqttPort}` };
    const startApi = (): Promise<Product> => startProduct({ ...settings, dataDir, only: "api", more });
    const seen = { kills, slowestApiStartMs: 0, answersWithoutBroker: 0, acknowledgedWithoutApi: 0 };
    let api = await startApi();
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(1_000 + Math.random() * 2_000);
      await product().kill();
      if (await answers(api)) seen.answersWithoutBroker += 1;
      await startAgain();
      await goesOn();
      const bytes = await acknowledgedBytes();
      await api.kill();
      const startedMs = performance.now();
      api = await startApi();
      seen.slowestApiStartMs = Math.max(seen.slowestApiStartMs, performance.now() - startedMs);
      seen.acknowledgedWithoutApi += (await acknowledgedBytes()) - bytes;
    }
    await api.stop();
    return seen;
  };
  return await underLoad(folder, { ...settings, only: "broker", mqttPort: await freePort() }, happen);
}

async function answers({ httpUrl = "" }: Product): Promise<boolean> {
  const answer = await fetch(`${httpUrl}/v1/sensors`);
  await answer.text();
  return answer.ok;
}
