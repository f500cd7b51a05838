/** Starts a generator, and reads its result. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Child, startSource } from "../child.ts";
import type { LoadPlan, LoadResult } from "./load-plan.ts";

export interface RunningLoad {
  /** Stops it, unless its time is over, and resolves with what it measured. */
  stop: () => Promise<LoadResult>;
  /** Resolves with what it measured when its time is over. */
  result: () => Promise<LoadResult>;
}

let plans = 0;

/** Resolves when all its devices are connected. */
export async function startLoad(folder: string, plan: LoadPlan): Promise<RunningLoad> {
  plans += 1;
  const file = path.join(folder, `plan-${process.pid}-${plans}.json`);
  await writeFile(file, JSON.stringify(plan), { mode: 0o600 });
  const child = startSource("load/generator.ts", [file]);
  const connected = await child.nextLine();
  if (connected !== "connected") throw new Error(`expected a generator that is connected, got ${connected}`);
  return {
    stop: () => {
      child.process.kill("SIGTERM");
      return resultOf(child);
    },
    result: () => resultOf(child),
  };
}

async function resultOf(child: Child): Promise<LoadResult> {
  const result: LoadResult = JSON.parse(await child.nextLine());
  await child.ended;
  return result;
}
