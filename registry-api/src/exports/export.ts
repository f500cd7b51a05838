/**
 * The public register whole, as of one moment: read slice by slice while the client takes it, so that no connection to
 * the database and no long list waits for a slow one.
 */
import {
  type Database,
  type EntryFilter,
  type EntryMoment,
  findEntries,
  findEntryRows,
  type SensorRow,
} from "@meetpaal/db";
import { type Owner, readOwners } from "../sensors/read-owners.ts";
import { surround } from "../sensors/surround.ts";
import { toFeature } from "../sensors/to-feature.ts";
import { csvLines } from "../wire/csv.ts";
import { instant } from "../wire/instant.ts";
import { COLUMN_NAMES, cellsOf, type Owners } from "./rows.ts";
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
  for await (const { rows, owners } of slices(asked)) {
    const features = rows.map((row) => JSON.stringify(toFeature(row, owners.get(row.owner)?.demo ?? false)));
    yield separator + features.join(",\n");
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** A whole entry a line, as `/v1/sensors/{publicId}` gives it. */
async function* jsonLines(asked: Export): AsyncGenerator<string> {
  const { at } = asked.moment;
  for await (const { rows } of slices(asked)) {
    const sensors = await surround(asked.database.work("api"), rows, { at });
    yield sensors.map((sensor) => `${JSON.stringify(sensor)}\n`).join("");
  }
}

async function* cells(asked: Export): AsyncGenerator<(string | number | boolean | null)[][]> {
  yield [COLUMN_NAMES];
  for await (const { rows, owners } of slices(asked)) yield rows.map((row) => cellsOf(row, owners));
}

async function* slices({
  database,
  filter,
  moment,
  slice: limit = SLICE,
}: Export): AsyncGenerator<{ rows: SensorRow[]; owners: Owners }> {
  const work = database.work("api");
  const owners = new Map<string, Owner>();
  let after: { key: string; id: number } | undefined;
  do {
    const slice = { sort: "registered" as const, descending: false, after, limit };
    const entries = await findEntries(work, moment, filter, slice);
    const rows = await findEntryRows(work, entries, moment.at);
    const unknown = rows.map(({ owner }) => owner).filter((id) => !owners.has(id));
    for (const [id, owner] of await readOwners(work, unknown, moment.at)) owners.set(id, owner);
    if (rows.length > 0) yield { rows, owners };
    after = entries.length === limit ? entries.at(-1) : undefined;
  } while (after !== undefined);
}
