/** A server database from a backup, in one transaction of `pg_restore`: all of it, or the database stays empty. */
import { join } from "node:path";
import { endRestore, hasTables, openDatabase, prepareRestore } from "@meetpaal/db";
import { CommandError } from "../command-error.ts";
import { CONTENT, type Manifest } from "./manifest.ts";
import { runProgram } from "./postgres-programs.ts";

export interface DumpTarget {
  databaseUrl: string;
  binDir: string | undefined;
}

export async function restoreDump(
  folder: string,
  { timescaledb }: Manifest,
  { databaseUrl, binDir }: DumpTarget,
): Promise<void> {
  const database = await openDatabase({ url: databaseUrl });
  const work = database.work("jobs");
  try {
    if (await hasTables(work)) {
      throw new CommandError(
        "refused",
        "The database of DATABASE_URL is not empty: name a new one (createdb), nothing is written over.",
      );
    }
    await prepareRestore(work, timescaledb).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(
        "failed",
        `The database needs TimescaleDB ${timescaledb}, as the backup had: install that version and use a role that may make the extension. (${reason})`,
        { cause },
      );
    });
    try {
      const args = [
        "--exit-on-error",
        "--single-transaction",
        "--no-owner",
        "--no-privileges",
        join(folder, CONTENT.server),
      ];
      await runProgram({ program: "pg_restore", args, databaseUrl, binDir }, async (output) => {
        output.resume();
        await Promise.resolve();
      });
    } finally {
      await endRestore(work);
    }
  } finally {
    await database.close();
  }
}
