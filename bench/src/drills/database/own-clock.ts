/** A clock of its own for a process that we start (Debian: faketime). What measures how much time passes stays right. */
import { readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";

export interface OwnClock {
  environment: Readonly<Record<string, string>>;
  /** @param offset - from this machine's: `+1d`, `-1d`, `+0` */
  move: (offset: string) => Promise<void>;
}

export async function ownClock(folder: string, name: string): Promise<OwnClock> {
  const file = path.join(folder, `${name}.clock`);
  const move = async (offset: string): Promise<void> => {
    await writeFile(`${file}.part`, `${offset}\n`);
    await rename(`${file}.part`, file);
  };
  await move("+0");
  return {
    environment: {
      LD_PRELOAD: await findLibrary(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: "1",
      DONT_FAKE_MONOTONIC: "1",
    },
    move,
  };
}

async function findLibrary(): Promise<string> {
  for (const name of await readdir("/usr/lib")) {
    if (!name.includes("-linux-gnu")) continue;
    const folder = path.join("/usr/lib", name, "faketime");
    const files = await readdir(folder).catch((): string[] => []);
    if (files.includes("libfaketimeMT.so.1")) return path.join(folder, "libfaketimeMT.so.1");
  }
  throw new Error("a clock of its own needs Debian's faketime");
}
