/**
 * The database as jobs see it: slice after slice, and after each a rest. The busier devices or readers
 * keep the database, the longer: a job gets the share that they leave, and at least a quarter, so that what was
 * promised (deleted in time, verdicts within a minute) is kept at full load too.
 *
 * Once the process is to end it gives out no further slice. A slice is a transaction, so a job stopped
 * there leaves what a killed one would, and the next start goes on from it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { asQuery, type Database, DatabaseError, type Work } from "@meetpaal/db";

/** Rest after a slice: at most this many times as long as it took. */
const MOST_REST_TIMES = 3;

/** @param closing - aborted once the process is to end; a rest ends with it too */
export function paced(database: Database, closing: AbortSignal): Database {
  let restUntilMs = 0;

  async function slice<T>(run: () => Promise<T>): Promise<T> {
    const restMs = restUntilMs - performance.now();
    if (restMs >= 1) await sleep(restMs, undefined, { signal: closing }).catch(() => undefined);
    if (closing.aborted) throw new DatabaseError("CLOSED", "the process is to end: no further slice");
    const startedMs = performance.now();
    try {
      return await run();
    } finally {
      const share = database.busyShare();
      const endedMs = performance.now();
      restUntilMs = endedMs + (endedMs - startedMs) * Math.min(MOST_REST_TIMES, share / (1 - share));
    }
  }

  function pacedWork(work: Work): Work {
    return {
      query: asQuery((...statement) => slice(() => work.query(...statement))),
      transaction: (run) => slice(() => work.transaction(run)),
    };
  }

  return { ...database, work: (workClass) => pacedWork(database.work(workClass)) };
}
