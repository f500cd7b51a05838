/** Pages of the public register, all of the moment that the first page was of. */
import {
  type Database,
  type EntryFilter,
  type EntryMoment,
  type EntryRow,
  type EntrySlice,
  findEntries,
  findEntryRows,
  findFeatures,
  findMoment,
  type Queryable,
} from "@meetpaal/db";
import type { Sensor, SensorFeature } from "../contract/sensor.ts";
import { surround } from "./surround.ts";
import { toFeature } from "./to-feature.ts";

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
  const work = database.work("api");
  const { items, moment, last } = await readPage(work, question, findEntries);
  const { at } = moment;
  return { items: await surround(work, await findEntryRows(work, items, at), { at }), moment, last };
}

export async function readFeaturePage(
  database: Database,
  question: PageQuestion,
): Promise<Page<SensorFeature>> {
  const { items, moment, last } = await readPage(database.work("api"), question, findFeatures);
  return { items: items.map(toFeature), moment, last };
}

async function readPage<Row extends EntryRow>(
  queryable: Queryable,
  { filter, slice, moment: asked }: PageQuestion,
  find: (...asked: Parameters<typeof findEntries>) => Promise<Row[]>,
): Promise<Page<Row>> {
  const moment = asked ?? (await findMoment(queryable));
  const found = await find(queryable, moment, filter, { ...slice, limit: slice.limit + 1 });
  const items = found.slice(0, slice.limit);
  return { items, moment, last: found.length > slice.limit ? (items.at(-1) ?? null) : null };
}
