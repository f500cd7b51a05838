/**
 * What a disk was told, in its order: writes, and syncs after which all writes before them are durable. Of any moment in it
 * a power cut can be made: what was synced is there; of the rest each write is there, missing, or torn between two sectors.
 *
 * @see Linux kernel, Documentation/admin-guide/device-mapper/log-writes.rst; QEMU writes the same (`blklogwrites`)
 */
import type { FileHandle } from "node:fs/promises";

const SECTOR = 512;
/** "sjf6hjfs", little-endian, as the kernel spells it. */
const MAGIC = 0x6a736677736872n;
const FLUSH = 1n;
const FUA = 2n;
const DISCARD = 4n;

/** One thing that the disk was told. */
export interface Told {
  /** Where the record of it ends in the log. */
  endsAt: number;
  /** Everything before is durable now, and this with it. */
  isSync: boolean;
  /** Where its bytes go, and where in the log they are; no bytes: a mere sync. */
  to: number;
  from: number;
  length: number;
}

/** @throws {Error} when it is no such log */
export async function readWriteLog(log: FileHandle): Promise<Told[]> {
  const header = await read(log, 0, SECTOR);
  if (header.readBigUInt64LE(0) !== MAGIC) throw new Error("this is no log of writes");
  const count = Number(header.readBigUInt64LE(16));
  const told: Told[] = [];
  let at = SECTOR;
  for (let number = 0; number < count; number += 1) {
    const entry = await read(log, at, 32);
    const flags = entry.readBigUInt64LE(16);
    if ((flags & DISCARD) !== 0n) throw new Error("discards are not expected: mount without them");
    const length = Number(entry.readBigUInt64LE(8)) * SECTOR;
    const from = at + SECTOR;
    at = from + length;
    const isSync = (flags & (FLUSH | FUA)) !== 0n;
    told.push({ endsAt: at, isSync, to: Number(entry.readBigUInt64LE(0)) * SECTOR, from, length });
  }
  return told;
}

/** Writes to an image what is durable after `until` entries, from `since` on. @returns how many that are */
export async function applyDurable(
  log: FileHandle,
  image: FileHandle,
  told: readonly Told[],
  since: number,
  until: number,
): Promise<number> {
  const durable = told.slice(0, until).findLastIndex(({ isSync }) => isSync) + 1;
  for (const write of told.slice(since, durable)) await copy(log, image, write, write.length);
  return Math.max(since, durable);
}

/** Writes to an image what the disk may have kept of what was not synced. */
export async function applyVolatile(
  log: FileHandle,
  image: FileHandle,
  writes: readonly Told[],
  random: () => number,
): Promise<void> {
  for (const write of writes) {
    const fate = random();
    if (fate < 0.4) continue; // never left its memory
    const sectors = write.length / SECTOR;
    const kept = fate < 0.8 ? sectors : Math.floor(random() * sectors);
    await copy(log, image, write, kept * SECTOR);
  }
}

async function copy(log: FileHandle, image: FileHandle, { from, to }: Told, length: number): Promise<void> {
  if (length > 0) await image.write(await read(log, from, length), 0, length, to);
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead < length) throw new Error("the log ends too early");
  return bytes;
}
