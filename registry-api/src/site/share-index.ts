/**
 * One index for everybody who asks. It is looked up again at most once a second, and read again only when something was
 * changed, or after a while, since the clock alone ends a sensor. A reading that takes long lets its askers have the index before.
 *
 *   asked --(younger than FRESH_MS)--> as it is
 *     | older: one look-up for all
 *     v
 *   done within PATIENCE_MS --> new          not yet --(younger than STALE_MS)--> as it was; older: wait
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, findIndexStamp, findSensorIndex, type SensorIndexRow } from "@meetpaal/db";
import type { QuarterOf } from "../contract/site.ts";
import { countFresh } from "./count-fresh.ts";
import { openRowWords } from "./search.ts";
import { SensorIndex } from "./sensor-index.ts";

/** Devices wait while a slice is read: a small one, a tenth of a second of the embedded database. */
const SLICE = 1_000;
const FRESH_MS = 1_000;
const PATIENCE_MS = 50;
const STALE_MS = 5_000;
/** An end date that passes is seen within this time. */
const CLOCK_MS = 20_000;

interface Held {
  index: SensorIndex;
  stamp: string;
  /** When its reading began, and until when it was known to hold. */
  readMs: number;
  freshMs: number;
}

/** @param quarterAt - of the city's map */
export function shareSensorIndex(database: Database, quarterAt: QuarterOf): () => Promise<SensorIndex> {
  const rowWords = openRowWords();
  let held: Held | undefined;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    const nowMs = performance.now();
    // Before the rows: what is changed while they are read is then read again.
    const stamp = await findIndexStamp(database.work("api"));
    if (held?.stamp === stamp && nowMs - held.readMs < CLOCK_MS) {
      held.freshMs = nowMs;
      return;
    }
    const rows = await readAll(database);
    const fresh = await countFresh(database.work("api"));
    const index = new SensorIndex({ rows, fresh, quarterAt, rowWords });
    held = { index, stamp, readMs: nowMs, freshMs: nowMs };
  };

  return async () => {
    if (held !== undefined && performance.now() - held.freshMs < FRESH_MS) return held.index;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    if (held !== undefined && performance.now() - held.freshMs < STALE_MS) {
      const { index } = held;
      // A failure is told to whoever has to wait for the next one.
      const done = looking.then(() => held?.index ?? index).catch(() => index);
      return await Promise.race([done, sleep(PATIENCE_MS, index)]);
    }
    await looking;
    if (held === undefined) throw new Error("the index was read, and is not there");
    return held.index;
  };
}

async function readAll(database: Database): Promise<SensorIndexRow[]> {
  const rows: SensorIndexRow[] = [];
  for (;;) {
    const slice = await findSensorIndex(database.work("api"), rows.at(-1)?.id ?? 0, SLICE);
    rows.push(...slice);
    if (slice.length < SLICE) return rows;
  }
}
