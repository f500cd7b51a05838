/** A page of the register with what a feature needs beside its entry. */
import {
  countEntries,
  type Database,
  type EntryFilter,
  type EntryMoment,
  type EntryRow,
  type EntrySlice,
  findEntries,
  findEntryRows,
  findMoment,
  type Queryable,
  type SensorRow,
} from "@meetpaal/db";
import type { Owners } from "../exports/rows.ts";
import { readOwners } from "../sensors/read-owners.ts";

interface FeaturePage {
  rows: SensorRow[];
  owners: Owners;
  moment: EntryMoment;
  /** The entry after which the next page goes on; null: this is the last. */
  last: EntryRow | null;
  /** How many meet the filter; undefined: this is not the first page. */
  matched: number | undefined;
}

/** @param asked - the moment of the first page; undefined: this is the first */
export async function readFeatureRows(
  database: Database,
  filter: EntryFilter,
  slice: EntrySlice,
  asked: EntryMoment | undefined,
): Promise<FeaturePage> {
  const work = database.work("api");
  const moment = asked ?? (await findMoment(work));
  const found = await findEntries(work, moment, filter, { ...slice, limit: slice.limit + 1 });
  const shown = found.slice(0, slice.limit);
  const last = found.length > slice.limit ? (shown.at(-1) ?? null) : null;
  const rows = await findEntryRows(work, shown, moment.at);
  return {
    rows,
    owners: await readOwners(
      work,
      rows.map(({ owner }) => owner),
      moment.at,
    ),
    moment,
    last,
    matched:
      asked === undefined
        ? await matchedOf(work, moment, filter, last === null ? shown.length : undefined)
        : undefined,
  };
}

/** @param all - how many there are, where a page showed it */
async function matchedOf(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
  all: number | undefined,
): Promise<number> {
  return all ?? (await countEntries(queryable, moment, filter));
}
