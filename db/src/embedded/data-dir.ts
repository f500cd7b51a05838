/**
 * Who may use a data directory: exactly one process. The proof is a kernel lock on `owner.lock`,
 * which dies with the process, so there is no stale owner to recover from, and no moment in which
 * two take over from a dead one (connect, unlink, bind gave two owners in 4 of 25 rounds).
 *
 * Node cannot lock a file by itself. `flock` (util-linux) does it on a descriptor that it inherits:
 * the lock belongs to the open file, so it stays with us when the command has ended.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { DatabaseError } from "../errors.ts";
import { makeFolder } from "../make-folder.ts";

export interface HeldDataDir {
  /** Gives the directory up. After that the database in it must not be used. */
  release: () => void;
}

/**
 * Takes the directory for this process, making it when absent. Only its holder may open the database
 * in it, bind a command socket for it, remove one that it finds, or write into `owner.lock`.
 *
 * @returns undefined when another process, or another place in this one, holds it
 * @throws {DatabaseError} `NO_FLOCK`, `NO_DIRECTORY`
 */
export function takeDataDir(dataDir: string): HeldDataDir | undefined {
  const fd = openLockFile(path.resolve(dataDir));
  // Never unlinked, by nobody: a lock on a file without a name excludes no one.
  if (lock(fd)) return { release: () => fs.closeSync(fd) };
  fs.closeSync(fd);
  return undefined;
}

function openLockFile(dir: string): number {
  try {
    makeFolder(dir);
    return fs.openSync(path.join(dir, "owner.lock"), fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError("NO_DIRECTORY", reason, { cause });
  }
}

/** True when this process now holds the lock of the open file `fd`, false when somebody else does. */
function lock(fd: number): boolean {
  const { status, error, stderr } = spawnSync("flock", ["--nonblock", "3"], {
    stdio: ["ignore", "ignore", "pipe", fd],
    encoding: "utf8",
  });
  if (status === 0) return true;
  if (status === 1) return false;
  fs.closeSync(fd);
  const reason = error?.message ?? stderr.trim();
  throw new DatabaseError("NO_FLOCK", `the command flock cannot lock here: ${reason}`, { cause: error });
}
