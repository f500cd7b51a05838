/**
 * Looks up every value that was acknowledged. Missing: neither the equal value, nor one of a higher
 * revision, nor a row in the quarantine that covers it. Twice: more than one row for a key.
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
  select count(*) filter (where is_stored) as stored,
         count(*) filter (where is_quarantined and not is_stored) as quarantined,
         count(*) filter (where not is_stored and not is_quarantined) as missing,
         count(*) filter (where copies > 1) as twice
    from found`;

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
  try {
    let page: string[] = [];
    for (const line of await differentLines(ledgerFile)) {
      page.push(line);
      if (page.length < PAGE) continue;
      add(sum, await lookUp(database, page));
      page = [];
    }
    if (page.length > 0) add(sum, await lookUp(database, page));
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

async function lookUp(database: Database, lines: string[]): Promise<LedgerCheck> {
  const fields = lines.map((line) => line.split(" "));
  const { rows } = await database
    .work("jobs")
    .query<LedgerCheck>(LOOK_UP, [
      fields.map(([datastream]) => Number(datastream)),
      fields.map(([, timeMs]) => new Date(Number(timeMs)).toISOString()),
      fields.map(([, , value]) => Number(value)),
    ]);
  const [counts] = rows;
  if (counts === undefined) throw new Error("a count gave no row");
  return { ...counts, acknowledged: lines.length };
}

export function add(sum: LedgerCheck, page: LedgerCheck): void {
  sum.acknowledged += page.acknowledged;
  sum.stored += page.stored;
  sum.quarantined += page.quarantined;
  sum.missing += page.missing;
  sum.twice += page.twice;
}
