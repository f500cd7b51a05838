/**
 * Looks up every value that was acknowledged. Missing: neither the equal value, nor one of a higher
 * revision, nor a row in the quarantine that covers it: its own, or where a device is refused again and
 * again one that counts, for as many as it counts. Twice: more than one row for a key.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type Database, openDatabase } from "@meetpaal/db";
import type { ProductSettings } from "../product.ts";

/** Keys a statement: bounded, as all work on the embedded database. */
const PAGE = 5_000;

const LOOK_UP = `
  with wanted as (
    select * from unnest($1::int[], $2::timestamptz[], $3::float8[]) as wanted (datastream_id, time, value)
  ), found as (
    select wanted.datastream_id,
           wanted.time,
           count(reading.time) as copies,
           coalesce(bool_or(reading.value = wanted.value or reading.revision > 0), false) as is_stored,
           exists (
             select from quarantine
              where quarantine.datastream_id = wanted.datastream_id
                and quarantine.time = wanted.time
           ) as is_quarantined
      from wanted
      left join reading on reading.datastream_id = wanted.datastream_id and reading.time = wanted.time
     group by wanted.datastream_id, wanted.time
  )
  select sensor_id as "sensorId",
         count(*) filter (where is_stored) as stored,
         count(*) filter (where is_quarantined and not is_stored) as quarantined,
         count(*) filter (where not is_stored and not is_quarantined) as missing,
         count(*) filter (where copies > 1) as twice
    from found
    join datastream on datastream.id = found.datastream_id
   group by sensor_id`;

const COUNTED = `
  select sensor_id as "sensorId", sum(count) as count
    from quarantine
   where hour is not null
   group by sensor_id`;

export interface LedgerCheck {
  /** Different values that were acknowledged; the other four add up to it, but for `twice`. */
  acknowledged: number;
  stored: number;
  quarantined: number;
  missing: number;
  twice: number;
}

export function nothing(): LedgerCheck {
  return { acknowledged: 0, stored: 0, quarantined: 0, missing: 0, twice: 0 };
}

/** @param settings - of a product that does not run, where its database is the embedded one */
export async function checkLedger(settings: ProductSettings, ledgerFile: string): Promise<LedgerCheck> {
  const { databaseUrl, dataDir } = settings;
  const database = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
  const sum = nothing();
  const missing = new Map<number, number>();
  try {
    let page: string[] = [];
    for (const line of await differentLines(ledgerFile)) {
      page.push(line);
      if (page.length < PAGE) continue;
      add(sum, await lookUp(database, page, missing));
      page = [];
    }
    if (page.length > 0) add(sum, await lookUp(database, page, missing));
    if (sum.missing > 0) await coverByCounts(database, sum, missing);
  } finally {
    await database.close();
  }
  return sum;
}

/** A message that was sent again has its lines again: they are the same value. */
async function differentLines(file: string): Promise<Set<string>> {
  const lines = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(file) })) lines.add(line);
  return lines;
}

/** @param missing - by sensor; what is missing of these lines is added */
async function lookUp(
  database: Database,
  lines: string[],
  missing: Map<number, number>,
): Promise<LedgerCheck> {
  const fields = lines.map((line) => line.split(" "));
  const { rows } = await database
    .work("jobs")
    .query<LedgerCheck & { sensorId: number }>(LOOK_UP, [
      fields.map(([datastream]) => Number(datastream)),
      fields.map(([, timeMs]) => new Date(Number(timeMs)).toISOString()),
      fields.map(([, , value]) => Number(value)),
    ]);
  const sum = nothing();
  for (const row of rows) {
    add(sum, { ...row, acknowledged: 0 });
    missing.set(row.sensorId, (missing.get(row.sensorId) ?? 0) + row.missing);
  }
  return { ...sum, acknowledged: lines.length };
}

/** Takes off what is missing what the rows that count say was refused. */
async function coverByCounts(
  database: Database,
  sum: LedgerCheck,
  missing: ReadonlyMap<number, number>,
): Promise<void> {
  const { rows } = await database.work("jobs").query<{ sensorId: number; count: number }>(COUNTED);
  for (const { sensorId, count } of rows) {
    const covered = Math.min(count, missing.get(sensorId) ?? 0);
    sum.quarantined += covered;
    sum.missing -= covered;
  }
}

export function add(sum: LedgerCheck, page: LedgerCheck): void {
  sum.acknowledged += page.acknowledged;
  sum.stored += page.stored;
  sum.quarantined += page.quarantined;
  sum.missing += page.missing;
  sum.twice += page.twice;
}
