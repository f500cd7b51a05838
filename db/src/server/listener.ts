/**
 * Hears notices of a server, over a connection of its own that comes back by itself:
 *
 *   connect ─► listen ─► onNotice, for what was missed ─► heard: onNotice ─► lost: wait, longer each time ─► connect
 *
 * A connection that was cut without a word says nothing, so a question is put to it now and then. Behind a pooler that
 * gives a connection away after each transaction nothing is heard: whoever listens also looks by itself.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Channel } from "../channels.ts";

const CONNECT_MS = 5_000;
/** How often the connection is put to the test, and how long its answer may take. */
const HEARTBEAT_MS = 15_000;
const ANSWER_MS = 5_000;
const FIRST_REST_MS = 100;
const MOST_REST_MS = 5_000;

/** @returns stops it; resolves when its connection is closed */
export function listenOn(url: string, channel: Channel, onNotice: () => void): () => Promise<void> {
  const closing = new AbortController();
  const ended = keepListening({ url, channel, onNotice }, closing.signal);
  return async () => {
    closing.abort();
    await ended;
  };
}

interface Wanted {
  url: string;
  channel: Channel;
  onNotice: () => void;
}

async function keepListening(wanted: Wanted, signal: AbortSignal): Promise<void> {
  let restMs = FIRST_REST_MS;
  while (!signal.aborted) {
    const hasListened = await listenOnce(wanted, signal);
    restMs = hasListened ? FIRST_REST_MS : Math.min(MOST_REST_MS, 2 * restMs);
    await sleep(restMs, undefined, { signal }).catch(() => {});
  }
}

/** Resolves when the connection is lost or no longer wanted, with whether it was ever made. */
async function listenOnce({ url, channel, onNotice }: Wanted, signal: AbortSignal): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    application_name: "meetpaal listener",
  });
  const lost = new Promise<void>((resolve) => {
    // Without a listener an error of a broken connection ends the process.
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("notification", onNotice);
  let hasListened = false;
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    hasListened = true;
    onNotice();
    while (!signal.aborted) {
      const isLost = await Promise.race([lost.then(() => true), sleep(HEARTBEAT_MS, false, { ref: false })]);
      if (isLost) break;
      await client.query("select 1");
    }
  } catch {
    // The next try follows; meanwhile whoever listens looks by itself.
  } finally {
    await client.end().catch(() => {});
  }
  return hasListened;
}
