/** A page of the register as features, and how many there are. */
import {
  countEntries,
  type Database,
  type EntryFilter,
  type EntryMoment,
  type EntryRow,
  type EntrySlice,
  findMoment,
  findTableRows,
  type TableRow,
} from "@meetpaal/db";

interface FeaturePage {
  rows: TableRow[];
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
  const found = await findTableRows(work, moment, filter, { ...slice, limit: slice.limit + 1 });
  const rows = found.slice(0, slice.limit);
  const isLast = found.length <= slice.limit;
  const count = async () => (isLast ? rows.length : await countEntries(work, moment, filter));
  return {
    rows,
    moment,
    last: isLast ? null : (rows.at(-1) ?? null),
    matched: asked === undefined ? await count() : undefined,
  };
}
