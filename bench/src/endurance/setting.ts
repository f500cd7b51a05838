/** What the parts of the endurance run share: where they work, how they load, what they say. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { STEP_MS } from "../city.ts";
import type { LoadPlan, LoadResult } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { makeDatabase, type NativeCluster } from "../native-cluster.ts";
import type { ProductSettings } from "../product.ts";

/** What was measured, the figure, and the target with whether it was met. */
export type Row = [string, string, string];

export interface Setting {
  /** For plans, ledgers and data directories. */
  folder: string;
  cluster: NativeCluster;
  say: (text: string) => void;
}

export async function onServer(
  { folder, cluster }: Setting,
  name: string,
): Promise<ProductSettings & { databaseUrl: string }> {
  const dataDir = path.join(folder, name, "data");
  await mkdir(dataDir, { recursive: true });
  return { databaseUrl: await makeDatabase(cluster, name), dataDir };
}

/** Loads for a while. What is sent next goes on where this one stopped, and never ahead of the clock. */
export async function load(folder: string, plan: LoadPlan, more: Partial<LoadPlan>): Promise<LoadResult> {
  const result = await (await startLoad(folder, { ...plan, ...more })).result();
  plan.firstTimeMs = Math.max(Date.now() - 60_000, plan.firstTimeMs + result.nextStep * STEP_MS);
  return result;
}

export function verdict(isMet: boolean, target: string): string {
  return `${target}: ${isMet ? "met" : "NOT MET"}`;
}

export function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}
