/**
 * The public register whole, as of one moment: read slice by slice while the client takes it, so that no connection to
 * the database and no long list waits for a slow one.
 */
import {
  type Database,
  type EntryFilter,
  type EntryMoment,
  type EntryRow,
  findEntries,
  findEntryRows,
  findFeatures,
  findTableRows,
} from "@meetpaal/db";
import { surround } from "../sensors/surround.ts";
import { toFeature } from "../sensors/to-feature.ts";
import { csvLines } from "../wire/csv.ts";
import { instant } from "../wire/instant.ts";
import { COLUMN_NAMES, cellsOf } from "./rows.ts";
import { xlsxOf } from "./xlsx.ts";

/** Entries a slice: some megabytes at most. */
const SLICE = 1_000;

export const FORMATS = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  geojson: "application/geo+json",
  jsonl: "application/jsonl; charset=utf-8",
} as const;
export type Format = keyof typeof FORMATS;

export interface Export {
  database: Database;
  filter: EntryFilter;
  moment: EntryMoment;
  /** Entries a slice; `SLICE` when absent. */
  slice?: number;
}

export function exportAs(format: Format, asked: Export): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case "csv":
      return csv(asked);
    case "xlsx":
      return xlsxOf(cells(asked));
    case "geojson":
      return geojson(asked);
    case "jsonl":
      return jsonLines(asked);
  }
}

async function* csv(asked: Export): AsyncGenerator<string> {
  for await (const slice of cells(asked)) yield csvLines(slice);
}

async function* geojson(asked: Export): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection","timeStamp":"${instant(asked.moment.at)}","features":[`;
  let separator = "\n";
  for await (const rows of slices(asked, findFeatures)) {
    const features = rows.map((row) => JSON.stringify(toFeature(row)));
    yield separator + features.join(",\n");
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** A whole entry a line, as `/v1/sensors/{publicId}` gives it. */
async function* jsonLines(asked: Export): AsyncGenerator<string> {
  const work = asked.database.work("api");
  const { at } = asked.moment;
  for await (const entries of slices(asked, findEntries)) {
    const sensors = await surround(work, await findEntryRows(work, entries, at), { at });
    yield sensors.map((sensor) => `${JSON.stringify(sensor)}\n`).join("");
  }
}

async function* cells(asked: Export): AsyncGenerator<(string | number | boolean | null)[][]> {
  yield [COLUMN_NAMES];
  for await (const rows of slices(asked, findTableRows)) yield rows.map(cellsOf);
}

async function* slices<Row extends EntryRow>(
  { database, filter, moment, slice: limit = SLICE }: Export,
  find: (...asked: Parameters<typeof findEntries>) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  const work = database.work("api");
  let after: EntryRow | undefined;
  do {
    const rows = await find(work, moment, filter, { sort: "registered", descending: false, after, limit });
    if (rows.length > 0) yield rows;
    after = rows.length === limit ? rows.at(-1) : undefined;
  } while (after !== undefined);
}
