/** A server database from a backup, in one transaction of `pg_restore`: all of it, or the database stays empty. */
import { join } from "node:path";
import { endRestore, hasTables, openDatabase, prepareRestore, sqlState } from "@meetpaal/db";
import { CommandError } from "../command-error.ts";
import { CONTENT, type Manifest } from "./manifest.ts";
import { runProgram } from "./postgres-programs.ts";

/** The state that SQL calls `insufficient_privilege`. */
const MAY_NOT = "42501";

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
      const advice =
        sqlState(cause) === MAY_NOT
          ? "TimescaleDB lets only a superuser put a backup back: make the role of DATABASE_URL one (alter role ... superuser) for as long as this lasts."
          : `The database needs TimescaleDB ${timescaledb}, as the backup had: install that version.`;
      throw new CommandError("failed", `${advice} (${reason})`, { cause });
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
