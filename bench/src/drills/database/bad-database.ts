/** What a server database can do to us: stand still, be slow, die in a checkpoint, run out of disk. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { NativeCluster } from "../../native-cluster.ts";
import type { ServerSettings } from "../drill.ts";
import { openProxy } from "../tcp-proxy.ts";
import { type LoadDrill, underLoad } from "../under-load.ts";

/** What was under way may still be acknowledged: its COMMIT had been answered. */
const SETTLE_MS = 1_000;

export interface FrozenSeen {
  /** Bytes that the ledger grew while it stood still; must be 0. */
  acknowledgedMeanwhile: number;
  /** From its going on to the next PUBACK. */
  backAfterMs: number;
}

/** Every process of the server stands still (SIGSTOP): connections stay, and nothing is answered. */
export async function databaseFrozen(
  folder: string,
  cluster: NativeCluster,
  settings: ServerSettings,
  seconds: number,
): Promise<LoadDrill<FrozenSeen>> {
  return await underLoad(folder, settings, async ({ acknowledgedBytes, goesOn }) => {
    await cluster.freeze();
    await sleep(SETTLE_MS);
    const before = await acknowledgedBytes();
    await sleep(seconds * 1_000 - SETTLE_MS);
    const acknowledgedMeanwhile = (await acknowledgedBytes()) - before;
    await cluster.thaw();
    return { acknowledgedMeanwhile, backAfterMs: await goesOn() };
  });
}

/** @see PostgreSQL documentation, "Message Formats", Query: `Q`, length, text, zero byte */
const COMMIT = Buffer.from("Q\0\0\0\u000Bcommit\0");

/** Every COMMIT takes so much longer. */
export async function databaseSlow(
  folder: string,
  settings: ServerSettings,
  commitMs: number,
  seconds: number,
): Promise<LoadDrill<null>> {
  const url = new URL(settings.databaseUrl);
  const proxy = await openProxy({
    host: url.hostname,
    port: Number(url.port),
    delayMs: (chunk) => (chunk.includes(COMMIT) ? commitMs : 0),
  });
  url.port = String(proxy.port);
  try {
    const happen = async () => {
      await sleep(seconds * 1_000);
      return null;
    };
    return await underLoad(folder, settings, happen, { databaseUrl: url.href });
  } finally {
    await proxy.close();
  }
}

export interface CheckpointSeen {
  kills: number;
  /** The longest from its start to the next PUBACK. */
  slowestBackMs: number;
}

/** Killed while it writes its tables, the moment in which half a page may be on disk. */
export async function killedInCheckpoint(
  folder: string,
  cluster: NativeCluster,
  settings: ServerSettings,
  kills: number,
): Promise<LoadDrill<CheckpointSeen>> {
  return await underLoad(folder, settings, async ({ goesOn }) => {
    let slowestBackMs = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const client = new pg.Client(settings.databaseUrl);
      client.on("error", () => {}); // it is killed, too
      await client.connect();
      const checkpoint = client.query("checkpoint").catch(() => {});
      await sleep(5 + Math.random() * 60);
      await cluster.kill();
      await checkpoint;
      await client.end().catch(() => {});
      await cluster.start();
      slowestBackMs = Math.max(slowestBackMs, await goesOn());
      await sleep(1_000);
    }
    return { kills, slowestBackMs };
  });
}
