/** Pages of the public register, all of the moment that the first page was of. */
import {
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
import type { Sensor, SensorFeature } from "../contract/sensor.ts";
import { surround } from "./surround.ts";
import { toFeatures } from "./to-feature.ts";

interface Page<Item> {
  items: Item[];
  moment: EntryMoment;
  /** The entry after which the next page goes on; null: this is the last. */
  last: EntryRow | null;
}

export interface PageQuestion {
  filter: EntryFilter;
  slice: EntrySlice;
  /** Undefined: now. */
  moment?: EntryMoment | undefined;
}

export async function readSensorPage(database: Database, question: PageQuestion): Promise<Page<Sensor>> {
  return await readPage(database, question, async (tx, rows, at) => await surround(tx, rows, { at }));
}

export async function readFeaturePage(
  database: Database,
  question: PageQuestion,
): Promise<Page<SensorFeature>> {
  return await readPage(database, question, toFeatures);
}

/** @param toItems - given the entries in order, and the instant they are of */
async function readPage<Item>(
  database: Database,
  { filter, slice, moment: asked }: PageQuestion,
  toItems: (queryable: Queryable, rows: SensorRow[], at: Date) => Promise<Item[]>,
): Promise<Page<Item>> {
  const work = database.work("api");
  const moment = asked ?? (await findMoment(work));
  const found = await findEntries(work, moment, filter, { ...slice, limit: slice.limit + 1 });
  const shown = found.slice(0, slice.limit);
  return {
    items: await toItems(work, await findEntryRows(work, shown, moment.at), moment.at),
    moment,
    last: found.length > slice.limit ? (shown.at(-1) ?? null) : null,
  };
}
