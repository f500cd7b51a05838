/** A sensor as one row of a table: what people sort and count by, one value a column. */
import type { SensorRow, TableRow } from "@meetpaal/db";
import type { Owner } from "../sensors/read-owners.ts";
import { instant } from "../wire/instant.ts";

export type Cell = string | number | boolean | null;

const COLUMNS: Record<string, (row: TableRow) => Cell> = {
  publicId: ({ publicId }) => publicId,
  reference: ({ reference }) => reference,
  owner: ({ owner }) => owner,
  ownerName: ({ ownerName }) => ownerName,
  name: ({ body }) => inDutch(body["name"]),
  description: ({ body }) => inDutch(body["description"]),
  kind: ({ kind }) => kind,
  theme: ({ body }) => text(body["theme"]),
  status: ({ status }) => status,
  personalData: ({ personalData }) => personalData,
  mobile: ({ body }) => body["mobile"] === true,
  longitude: (row) => pointOf(row)?.[0] ?? null,
  latitude: (row) => pointOf(row)?.[1] ?? null,
  place: ({ body }) => inDutch(body["place"]),
  poleCode: ({ body }) => text(body["poleCode"]),
  heightM: ({ body }) => (typeof body["heightM"] === "number" ? body["heightM"] : null),
  validFrom: ({ operatingFrom }) => instant(operatingFrom),
  validTo: ({ operatingTo }) => (operatingTo === null ? null : instant(operatingTo)),
  version: ({ version }) => version,
  versionSince: ({ validFrom }) => instant(validFrom),
  recordedAt: ({ recordedAt }) => instant(recordedAt),
  model: ({ modelId }) => modelId,
  capture: ({ capture }) => capture,
  datastreams: ({ keys }) => keys.join(" "),
  demo: ({ demo }) => demo,
};

export const COLUMN_NAMES = Object.keys(COLUMNS);

export function cellsOf(row: TableRow): Cell[] {
  return Object.values(COLUMNS).map((column) => column(row));
}

/** The same by name, for those who draw the place themselves. */
export function propertiesOf(row: TableRow): Record<string, Cell> {
  const { longitude: _longitude, latitude: _latitude, ...columns } = COLUMNS;
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column(row)]));
}

/** Of a whole entry. @param owner - undefined: it is not known */
export function toTableRow(row: SensorRow, owner: Owner | undefined): TableRow {
  return {
    ...row,
    demo: owner?.demo ?? false,
    ownerName: owner?.name ?? null,
    capture: text(row.modelBody?.["capture"]),
    keys: row.datastreams.map(({ key }) => key),
  };
}

function pointOf({ body }: TableRow): [number, number] | undefined {
  const location = body["location"];
  if (typeof location !== "object" || location === null || !("coordinates" in location)) return undefined;
  const { coordinates } = location;
  if (!Array.isArray(coordinates)) return undefined;
  const [longitude, latitude]: unknown[] = coordinates;
  return typeof longitude === "number" && typeof latitude === "number" ? [longitude, latitude] : undefined;
}

function inDutch(translated: unknown): string | null {
  if (typeof translated !== "object" || translated === null || !("nl" in translated)) return null;
  return text(translated.nl);
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
