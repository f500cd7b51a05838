/** What can go wrong with the disk of a backup, said before it does, or in a sentence when it has. */
import { execFile } from "node:child_process";
import { readdir, statfs } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { makeFolder } from "@meetpaal/db";
import { CommandError } from "../command-error.ts";

const MB = 1_048_576;
const run = promisify(execFile);

/**
 * Makes the folder of a new backup.
 *
 * @throws {CommandError} `refused` when something lies there already; nothing is ever written over
 */
export async function makeEmptyFolder(folder: string): Promise<void> {
  await explainDisk(folder, async () => {
    makeFolder(resolve(folder));
    if ((await readdir(folder)).length === 0) return;
    throw new CommandError(
      "refused",
      `${folder} is not empty: name a folder that does not exist yet, or remove what is in it.`,
    );
  });
}

/** @throws {CommandError} when fewer bytes are free where `folder` lies */
export async function assertFree(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes) return;
  throw new CommandError(
    "failed",
    `${folder} has ${inMb(bavail * bsize)} free and ${inMb(bytes)} are needed: make room, or name a folder on another disk.`,
  );
}

/** Lets nothing of what was written there be lost in a power cut. */
export async function syncDisk(folder: string): Promise<void> {
  await explainDisk(folder, async () => {
    await run("sync", ["--file-system", folder]);
  });
}

/** Gives an error of the file system its sentence. */
export async function explainDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const sentence = sentenceOf(code, folder);
    if (sentence === undefined) throw error;
    throw new CommandError("failed", sentence, { cause: error });
  }
}

function sentenceOf(code: unknown, folder: string): string | undefined {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `The disk of ${folder} is full: make room, or name a folder on another disk. What was written is removed.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOENT":
      return `meetpaal may not write in ${folder}: give its user the right to, or name another folder.`;
    case "EEXIST":
    case "ENOTDIR":
      return `${folder} is not a folder: name one that does not exist yet.`;
    default:
      return undefined;
  }
}

export function inMb(bytes: number): string {
  return `${Math.ceil(bytes / MB)} MB`;
}
