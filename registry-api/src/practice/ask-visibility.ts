/**
 * Asks for readings as any visitor would, through the address that people use, and writes down whether they were given.
 * So the promise "who may see" is measured where it counts: behind every proxy and cache that stands before this process.
 */
import { get as getPlain } from "node:http";
import { get as getSecure } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, findStreamsToAsk, recordAnswers } from "@meetpaal/db";
import type { Logger } from "pino";

const EVERY_MS = 60_000;
/** The first time soon, so that the page can say it. */
const FIRST_MS = 2_000;
/** So many each time, those asked longest ago first: a large register takes some rounds. */
const AT_ONCE = 100;
const PATIENCE_MS = 5_000;
/** One that fails, as while a proxy is mended, is asked again after: an answer counts for an hour. */
const AGAIN_MS = 600_000;

export interface VisibilityAsker {
  close: () => Promise<void>;
}

/** @param publicUrl - without a slash at the end */
export function openVisibilityAsker(database: Database, publicUrl: string, log: Logger): VisibilityAsker {
  const stopped = new AbortController();
  const { signal } = stopped;
  const unclear = new Map<number, number>();

  const run = async (): Promise<void> => {
    for (let waitMs = FIRST_MS; !signal.aborted; waitMs = EVERY_MS) {
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await askRound(database, publicUrl, unclear, signal).catch((error: unknown) => {
        log.warn({ err: error }, "could not ask for readings as a visitor");
      });
    }
  };
  const running = run();

  return {
    close: async () => {
      stopped.abort();
      await running;
    },
  };
}

/**
 * Asks a round; what gets no clear answer keeps the one it had.
 *
 * @param unclear - streams that got none and when, by the monotonic clock [ms]; kept here. Others go before them for ten minutes
 */
export async function askRound(
  database: Database,
  publicUrl: string,
  unclear: Map<number, number>,
  signal: AbortSignal,
  atOnce = AT_ONCE,
): Promise<void> {
  const jobs = database.work("jobs");
  const answers: { id: number; isOpen: boolean }[] = [];
  const nowMs = performance.now();
  for (const [id, askedMs] of unclear) if (nowMs - askedMs >= AGAIN_MS) unclear.delete(id);
  for (const id of await findStreamsToAsk(jobs, atOnce, [...unclear.keys()])) {
    if (signal.aborted) break;
    const status = await statusOf(`${publicUrl}/v1/datastreams/${id}/readings?limit=1`);
    // An address that nobody answers would cost every stream its patience.
    if (status === undefined) break;
    if (status === 200 || status === 403) answers.push({ id, isOpen: status === 200 });
    else unclear.set(id, nowMs);
  }
  if (answers.length > 0) await recordAnswers(jobs, answers);
}

/** Undefined: no answer. */
async function statusOf(url: string): Promise<number | undefined> {
  const get = url.startsWith("https:") ? getSecure : getPlain;
  return await new Promise((resolve) => {
    // Without an agent: no connection stays open, and no cookie or login is ever sent along.
    const request = get(url, { agent: false, timeout: PATIENCE_MS }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}
