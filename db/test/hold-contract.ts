/** Holds up every commit of readings, as a slow database does, until the test says so. */
import { CONTRACT_LOCK, type Database } from "../src/index.ts";

/**
 * Resolves once nothing can be committed any more.
 *
 * @returns lets all go on, and resolves when it does
 */
export async function holdContract(database: Database): Promise<() => Promise<void>> {
  let release = (): void => {};
  let held = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    held = database.work("jobs").transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock($1)", [CONTRACT_LOCK]);
      await new Promise<void>((letGo) => {
        release = letGo;
        resolve();
      });
    });
    held.catch(reject);
  });
  return async () => {
    release();
    await held;
  };
}
