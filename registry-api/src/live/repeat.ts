import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";

const SECOND_MS = 1_000;

/**
 * Runs something a second after it ended, until the signal; a failure is written down once, until it works again.
 *
 * @param run - gets the number of the run, from 1
 */
export async function repeatEverySecond(
  run: (count: number) => Promise<void>,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  let isFailing = false;
  for (let count = 1; !signal.aborted; count += 1) {
    await sleep(SECOND_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await run(count);
      if (isFailing) log.info("live feed reads the tables again");
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, "live feed could not read the tables");
      isFailing = true;
    }
  }
}
