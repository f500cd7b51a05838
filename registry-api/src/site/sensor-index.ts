import { type Database, findSensorIndex, type SensorIndexRow } from "@meetpaal/db";

const SLICE = 5_000;

/** A crowd that opens the list at once shares one reading of it [ms]. */
const SHARED_MS = 1_000;

/** Reads all public sensors for filters, counts and the map; an answer is at most a second old. */
export function shareSensorIndex(database: Database): () => Promise<SensorIndexRow[]> {
  let shared: { rows: Promise<SensorIndexRow[]>; untilMs: number } | undefined;
  return async () => {
    if (shared === undefined || shared.untilMs < performance.now()) {
      const rows = readAll(database);
      const mine = { rows, untilMs: performance.now() + SHARED_MS };
      shared = mine;
      rows.catch(() => {
        if (shared === mine) shared = undefined;
      });
    }
    return await shared.rows;
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
