/**
 * One process at a time does upkeep. The lock belongs to a transaction of its own that stays open meanwhile, and ends
 * with the process. The embedded database has one process and one session: there a transaction that stays open would
 * keep everybody else waiting, and jobs exclude each other in the process.
 */
import { UPKEEP_LOCK } from "../advisory-keys.ts";
import type { Database } from "../database.ts";

/** A server ends a transaction in which nothing happens for a minute. */
const SIGN_OF_LIFE_MS = 20_000;

/** @returns what `run` gave; undefined: another process is at it */
export async function underUpkeepLock<T>(database: Database, run: () => Promise<T>): Promise<T | undefined> {
  if (database.edition === "embedded") return await run();
  return await database.work("jobs").transaction(async (tx) => {
    const { rows } = await tx.query<{ isHeld: boolean }>('select pg_try_advisory_xact_lock($1) as "isHeld"', [
      UPKEEP_LOCK,
    ]);
    if (rows[0]?.isHeld !== true) return undefined;
    const timer = setInterval(() => {
      // Should it fail, the commit does too, and says so.
      tx.query("select").catch(() => {});
    }, SIGN_OF_LIFE_MS);
    try {
      return await run();
    } finally {
      clearInterval(timer);
    }
  });
}
