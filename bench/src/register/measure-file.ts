/** A whole file: how long it takes, and what the process needs for it. */
import { setInterval } from "node:timers";
import { memoryMb } from "../process-usage.ts";
import { ask, type Question } from "./ask.ts";

export interface MeasuredFile {
  seconds: number;
  megabytes: number;
  /** Resident memory of the process before, and the most meanwhile. */
  beforeMb: number;
  mostMb: number;
}

/** How often memory is looked at [ms]. */
const LOOK_MS = 50;

export async function measureFile(url: string, pid: number, question: Question): Promise<MeasuredFile> {
  const beforeMb = memoryMb(pid).now;
  let mostMb = beforeMb;
  const looking = setInterval(() => {
    mostMb = Math.max(mostMb, memoryMb(pid).now);
  }, LOOK_MS);
  const begun = performance.now();
  try {
    const bytes = await ask(url, question);
    return { seconds: (performance.now() - begun) / 1_000, megabytes: bytes / 1e6, beforeMb, mostMb };
  } finally {
    clearInterval(looking);
  }
}
