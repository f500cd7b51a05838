import fs from "node:fs";
import { expect, it } from "vitest";
import { openDatabase } from "../src/index.ts";
import { makeDataDir } from "./database.ts";

it("answers nothing after a sync that failed, and says that it is broken", async () => {
  const dataDir = await makeDataDir();
  const database = await openDatabase({ dataDir });
  const work = database.work("ingest");
  await work.query("create table drill (n int)");

  const [wal] = openFiles(`${dataDir}/database/pg_wal/`);
  if (wal === undefined) throw new Error("no WAL file is open");
  const blackHoles = replaceByBlackHole(wal);

  await expect(work.query("insert into drill values (1)")).rejects.toThrow("the embedded database stopped");
  await expect(database.broken).resolves.toMatchObject({
    code: "BROKEN",
    message: expect.stringContaining("fdatasync"),
  });
  await expect(work.query("select")).rejects.toMatchObject({ code: "BROKEN" });
  await database.close();
  // The thread's end closed what it had opened, by number.
  for (const fd of blackHoles.filter((opened) => opened !== wal)) fs.closeSync(fd);
  fs.rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

/** Descriptors of this process, the thread of the database included, of files under `prefix`. */
function openFiles(prefix: string): number[] {
  return fs.readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return fs.readlinkSync(`/proc/self/fd/${fd}`).startsWith(prefix) ? [Number(fd)] : [];
    } catch {
      return []; // the descriptor that read this list
    }
  });
}

/** Lets `fd` lead to a device that takes every write and cannot be synced. */
function replaceByBlackHole(fd: number): number[] {
  fs.closeSync(fd);
  const opened: number[] = [];
  while (!opened.includes(fd)) opened.push(fs.openSync("/dev/null", "r+"));
  return opened;
}
