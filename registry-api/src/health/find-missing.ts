import { setTimeout as sleep } from "node:timers/promises";
import { type Database, pendingMigrations } from "@meetpaal/db";

/** A database that takes longer than this does not answer [ms]. */
const PATIENCE_MS = 2_000;

/** `database` when it does not answer in time, `migrations` when it holds an older schema than this code needs. */
export async function findMissingOf(database: Database): Promise<string[]> {
  const late = new AbortController();
  try {
    return await Promise.race([
      pendingMigrations(database.work("api")).then((pending) => (pending.length > 0 ? ["migrations"] : [])),
      sleep(PATIENCE_MS, ["database"], { signal: late.signal }),
    ]);
  } catch {
    return ["database"];
  } finally {
    late.abort();
  }
}
