/**
 * Vacuum of the embedded database, which has nobody else to free what deleted rows hold: table by table while nobody
 * asks for anything, going on where it left off. A round ends with a checkpoint, and only then has the job succeeded: a
 * database that is never quiet is gone over all the same, once its last round is old.
 */
import { checkpoint, findTablesToVacuum, vacuumTable } from "@meetpaal/db";
import type { JobDetail, JobScope } from "./job.ts";

/** The database is quiet when nobody asked for anything this long. */
const QUIET_MS = 1000;
/** Rest between two rounds, at least, and as a multiple of what one took. */
const REST_MS = 60_000;
const REST_TIMES = 50;
/** The latest that a round begins where it is never quiet. */
const LATEST_MS = 10 * 60_000;

export interface VacuumOptions {
  /** How long nobody but jobs asked the database for anything [ms]. */
  quietMs: () => number;
  restMs?: number;
  latestMs?: number;
}

/** @returns the job; a run without the end of a round resolves with null */
export function makeVacuum({
  quietMs,
  restMs = REST_MS,
  latestMs = LATEST_MS,
}: VacuumOptions): (scope: JobScope) => Promise<JobDetail | null> {
  let left: string[] | undefined;
  let endedAtMs = performance.now();
  let restUntilMs = endedAtMs + restMs;
  let tookMs = 0;
  let tables = 0;
  return async ({ database, isClosing }) => {
    const work = database.work("jobs");
    const mayGoOn = (): boolean =>
      !isClosing() && (quietMs() >= QUIET_MS || performance.now() - endedAtMs >= latestMs);
    const timed = async <T>(run: () => Promise<T>): Promise<T> => {
      const startedMs = performance.now();
      const result = await run();
      tookMs += performance.now() - startedMs;
      return result;
    };
    if (left === undefined && performance.now() < restUntilMs) return null;
    while (mayGoOn()) {
      left ??= await timed(() => findTablesToVacuum(work));
      const table = left.shift();
      if (table !== undefined) {
        await timed(() => vacuumTable(work, table));
        tables += 1;
        continue;
      }
      await timed(() => checkpoint(work));
      const done = { tables, busyMs: Math.round(tookMs) };
      endedAtMs = performance.now();
      restUntilMs = endedAtMs + Math.max(restMs, REST_TIMES * tookMs);
      left = undefined;
      [tables, tookMs] = [0, 0];
      return done;
    }
    return null;
  };
}
