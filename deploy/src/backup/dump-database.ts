/**
 * A dump of a server database by `pg_dump`, of one moment: the snapshot is ours, so that moment is known.
 *
 * A day of readings that retention drops just while `pg_dump` begins makes it fail: it had seen the table, and the table
 * is gone. Then it is tried again; once it has begun, its locks keep every table.
 */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type Work, withSnapshot } from "@meetpaal/db";
import { runProgram } from "./postgres-programs.ts";

const TRIES = 3;

export interface DumpSource {
  work: Work;
  databaseUrl: string;
  binDir: string | undefined;
}

/** @returns an instant; everything committed before it is in the file */
export async function dumpDatabase(source: DumpSource, file: string): Promise<Date> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await dumpOnce(source, file);
    } catch (error) {
      const isTableGone =
        error instanceof Error && /does not exist|could not open relation/.test(error.message);
      if (!isTableGone || tries === TRIES) throw error;
    }
  }
}

async function dumpOnce({ work, databaseUrl, binDir }: DumpSource, file: string): Promise<Date> {
  let dumped = Promise.resolve();
  const completeUntil = await withSnapshot(work, async (snapshot) => {
    const begun = new Promise<void>((resolve) => {
      const args = [
        "--format=custom",
        "--compress=1", // beside devices that send: the processor is theirs
        "--no-owner",
        "--no-privileges",
        "--no-comments",
        `--snapshot=${snapshot.id}`,
      ];
      dumped = runProgram({ program: "pg_dump", args, databaseUrl, binDir }, async (output) => {
        // Its first bytes come when it has taken its locks under the snapshot; from then on it needs ours no more.
        output.once("readable", () => resolve());
        await pipeline(output, createWriteStream(file, { mode: 0o600 }));
      });
      // What went wrong is told by awaiting it below.
      dumped.then(resolve, () => resolve());
    });
    await begun;
    return snapshot.completeUntil;
  });
  await dumped;
  return completeUntil;
}
