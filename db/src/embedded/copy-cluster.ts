/**
 * A consistent copy of the embedded database while it is in use.
 *
 *   copy everything ─► copy again what changed meanwhile ─► (alone) checkpoint, copy what changed since
 *
 * Only the last step keeps others waiting, and it is short: after a checkpoint the files hold everything, and in this
 * one session nobody writes while a transaction of ours is open. Such a copy starts as after a power cut just then.
 *
 * A file changed if its size or time did. Times come in ticks of some milliseconds, so one that was written since shortly
 * before a round began counts as changed, whatever its time says.
 */
import { copyFile, lstat, mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Work } from "../database.ts";
import { checkpoint } from "../upkeep/tables-to-vacuum.ts";
import { databaseNow } from "../zones/database-now.ts";

/** What the last step may find changed is what one round leaves; so many rounds make it little. */
const ROUNDS = 2;
const TICK_NS = 2_000_000_000n;

interface Seen {
  size: bigint;
  mtimeNs: bigint;
  /** By the clock of the files' times, when the round that copied it began. */
  roundNs: bigint;
}

/** Where the cluster lies in a data directory. */
export function clusterOf(dataDir: string): string {
  return path.join(path.resolve(dataDir), "database");
}

/**
 * @param work - of the database in `dataDir`, which this process has open
 * @param target - an empty folder
 * @returns an instant; everything committed before it is in the copy
 */
export async function copyCluster(work: Work, dataDir: string, target: string): Promise<Date> {
  const source = clusterOf(dataDir);
  const seen = new Map<string, Seen>();
  for (let round = 0; round < ROUNDS; round += 1) await copyChanged(source, target, seen);
  return await work.transaction(async (tx) => {
    const completeUntil = await databaseNow(tx);
    await checkpoint(tx);
    await copyChanged(source, target, seen);
    return completeUntil;
  });
}

async function copyChanged(source: string, target: string, seen: Map<string, Seen>): Promise<void> {
  const roundNs = BigInt(Date.now()) * 1_000_000n;
  const present = new Set<string>();
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    const name = path.relative(source, path.join(entry.parentPath, entry.name));
    present.add(name);
    if (entry.isDirectory()) await mkdir(path.join(target, name), { recursive: true, mode: 0o700 });
    else if (entry.isFile()) await copyIfChanged(source, target, name, seen, roundNs);
  }
  for (const name of seen.keys()) {
    if (present.has(name)) continue;
    await rm(path.join(target, name), { force: true });
    seen.delete(name);
  }
}

async function copyIfChanged(
  source: string,
  target: string,
  name: string,
  seen: Map<string, Seen>,
  roundNs: bigint,
): Promise<void> {
  try {
    const { size, mtimeNs } = await lstat(path.join(source, name), { bigint: true });
    const before = seen.get(name);
    const isSame = before !== undefined && before.size === size && before.mtimeNs === mtimeNs;
    if (isSame && mtimeNs < before.roundNs - TICK_NS) return;
    await mkdir(path.dirname(path.join(target, name)), { recursive: true, mode: 0o700 });
    await copyFile(path.join(source, name), path.join(target, name));
    seen.set(name, { size, mtimeNs, roundNs });
  } catch (error) {
    // Dropped while we looked: a later round sees that it is gone.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
}
