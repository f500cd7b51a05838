/** The disk of the database fills up under load, and later has room again. */
import { rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProductSettings } from "../../product.ts";
import { type LoadDrill, type Scene, underLoad } from "../under-load.ts";

export interface FullSeen {
  /** Whether the process ended by itself, as the embedded database must. */
  hasEnded: boolean;
  /** Bytes that the ledger grew in the last second of it; 0: nothing more was acknowledged. */
  acknowledgedAtLast: number;
  backAfterMs: number;
}

const FULL_MS = 8_000;
const BLOCK = 1_048_576;

/**
 * @param disk - folder on the small disk
 * @param settings - its database lies there
 * @param recover - brings back what ended when the disk was full, the server
 */
export async function diskFull(
  folder: string,
  disk: string,
  settings: ProductSettings,
  recover: () => Promise<unknown>,
): Promise<LoadDrill<FullSeen>> {
  return await underLoad(folder, settings, async (scene) => {
    const ballast = path.join(disk, "ballast");
    const ended = scene.product().ended.then(() => true);
    await fill(ballast, disk);
    await sleep(FULL_MS - 1_000);
    // What little is freed meanwhile is taken, too.
    await fill(`${ballast}-more`, disk);
    const before = await scene.acknowledgedBytes();
    await sleep(1_000);
    const acknowledgedAtLast = (await scene.acknowledgedBytes()) - before;
    const hasEnded = await Promise.race([ended, Promise.resolve(false)]);
    await rm(ballast, { force: true });
    await rm(`${ballast}-more`, { force: true });
    const startedMs = performance.now();
    await recover();
    await bringBack(scene, hasEnded);
    return { hasEnded, acknowledgedAtLast, backAfterMs: performance.now() - startedMs };
  });
}

async function bringBack(scene: Scene, hasEnded: boolean): Promise<void> {
  if (hasEnded) await scene.startAgain();
  await scene.goesOn();
}

/** Writes until nothing more fits. */
async function fill(file: string, disk: string): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const chunks = Math.ceil((bavail * bsize) / BLOCK) + 1;
  const block = Buffer.alloc(BLOCK, 1);
  for (let written = 0; written < chunks; written += 1) {
    try {
      await writeFile(file, block, { flag: "a" });
    } catch {
      return; // full
    }
  }
}
