/**
 * A disk whose every write and sync is recorded, in the order in which it was told them:
 *
 *   ext4 ── loop device ── file of a FUSE mount ── qemu-storage-daemon ─┬─ image
 *                                                                       └─ log
 *
 * As root, with Debian's qemu-system-common and e2fsprogs.
 */
import { execFile } from "node:child_process";
import { chmod, chown, open, rm, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Child, startChild } from "../../child.ts";

const run = promisify(execFile);

export class RecordedDisk {
  readonly bytes: number;
  readonly #folder: string;
  readonly #mounts: string[] = [];
  #daemon: Child | undefined;
  #device: string | undefined;

  /** @param folder - empty; the image and the log are written there */
  constructor(folder: string, megabytes: number) {
    this.#folder = folder;
    this.bytes = megabytes * 1_048_576;
  }

  get logFile(): string {
    return path.join(this.#folder, "log");
  }

  /** Makes a file system on it, and mounts that with an owner of its own. */
  async plugIn(at: string, owner: { uid: number; gid: number }): Promise<void> {
    const [image, exported] = [path.join(this.#folder, "image"), path.join(this.#folder, "exported")];
    for (const file of [image, this.logFile, exported]) await writeFile(file, "");
    await truncate(image, this.bytes);
    const settings = [
      `--blockdev=driver=file,node-name=image,filename=${image}`,
      `--blockdev=driver=file,node-name=log,filename=${this.logFile}`,
      "--blockdev=driver=blklogwrites,node-name=disk,file=image,log=log,log-sector-size=512",
      `--export=type=fuse,id=disk,node-name=disk,mountpoint=${exported},writable=on`,
    ];
    this.#daemon = startChild("qemu-storage-daemon", settings, {});
    const { complaint, ended } = this.#daemon;
    const died = ended.then((code) => {
      throw new Error(`qemu-storage-daemon (Debian: qemu-system-common) ended with ${code}: ${complaint()}`);
    });
    died.catch(() => {});
    while ((await stat(exported)).size !== this.bytes) await Promise.race([sleep(50), died]);
    this.#mounts.push(exported);
    // Buffered: with direct reads and writes, a FUSE file gave back what had been overwritten.
    this.#device = (await run("losetup", ["--find", "--show", "--direct-io=off", exported])).stdout.trim();
    await run("mkfs.ext4", ["-q", "-E", "nodiscard,lazy_itable_init=0,lazy_journal_init=0", this.#device]);
    await run("mount", [this.#device, at]);
    this.#mounts.push(at);
    await handOver(at, owner);
  }

  /** How far the record of what it was told has come. */
  async logBytes(): Promise<number> {
    return (await stat(this.logFile)).size;
  }

  /** Ends the recording; whoever wrote on it has ended. */
  async unplug(): Promise<void> {
    const [exported, at] = this.#mounts.splice(0);
    if (at !== undefined) await run("umount", [at]);
    if (this.#device !== undefined) await run("losetup", ["--detach", this.#device]);
    this.#device = undefined;
    this.#daemon?.process.kill("SIGTERM");
    await this.#daemon?.ended;
    this.#daemon = undefined;
    if (exported !== undefined) await run("umount", [exported]).catch(() => {}); // the daemon did it
  }
}

/** Runs something with an image mounted, as the machine does that has power again. */
export async function withImage<T>(image: string, at: string, work: () => Promise<T>): Promise<T> {
  await run("mount", ["-o", "loop", image, at]);
  try {
    return await work();
  } finally {
    await run("umount", [at]);
  }
}

/** Copies an image without the space that it does not use. */
export async function copyImage(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await run("cp", ["--sparse=always", "--reflink=auto", from, to]);
}

export async function makeImage(file: string, bytes: number): Promise<void> {
  await (await open(file, "w")).close();
  await truncate(file, bytes);
}

async function handOver(at: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  // A database server takes an empty directory alone.
  await rm(path.join(at, "lost+found"), { recursive: true });
  await chown(at, uid, gid);
  await chmod(at, 0o700);
}
