/**
 * The same as CSV, whole: read slice by slice while the client takes it, so that no connection to the database and no
 * long list waits for a slow one.
 */
import type { Database, ReadableStream } from "@meetpaal/db";
import { stringify } from "csv-stringify/sync";
import { type Resolution, rawReadingSchema, rolledReadingSchema } from "../contract/readings.ts";
import { type AskedWindow, type Buckets, readRaw, readRolled } from "./read-readings.ts";
import { isEffective } from "./to-reading.ts";

/** In both languages, since a file travels further than the page it came from. */
const DEMO = "VOORBEELD: geen echte metingen / EXAMPLE: not real measurements";

const SLICE = 4_999;

const RAW_COLUMNS = rawReadingSchema.keyof().options;
const ROLLED_COLUMNS = rolledReadingSchema.keyof().options;

/** `raw`, or buckets. */
export type Asked = Omit<Buckets, "resolution"> & { resolution: Resolution };

/** Lines end in CRLF (RFC 4180 §2); null is an empty field. Of an example each row says so. */
export async function* csvOf(
  database: Database,
  open: ReadableStream,
  asked: Asked,
  window: Omit<AskedWindow, "after" | "limit">,
): AsyncGenerator<string> {
  const rolled = ROLLED_COLUMNS.filter((name) => name !== "rms" || isEffective(open.stream));
  const names: string[] = asked.resolution === "raw" ? RAW_COLUMNS : rolled;
  const { demo } = open.stream;
  yield lines([demo ? [...names, "remark"] : names]);
  let after: string | undefined;
  do {
    const slice = await readSlice(database, open, asked, { ...window, after, limit: SLICE });
    if (slice.items.length > 0) {
      const rows = slice.items.map((item) => names.map((name) => field(item[name])));
      yield lines(demo ? rows.map((row) => [...row, DEMO]) : rows);
    }
    after = slice.next ?? undefined;
  } while (after !== undefined);
}

async function readSlice(
  database: Database,
  open: ReadableStream,
  { resolution, daysOf }: Asked,
  window: AskedWindow,
): Promise<{ items: Record<string, unknown>[]; next: string | null }> {
  const { items, next } =
    resolution === "raw"
      ? await readRaw(database, open, window)
      : await readRolled(database, open, { resolution, daysOf }, window);
  return { items: items.map((item) => ({ ...item })), next };
}

function field(value: unknown): string {
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean"
    ? String(value)
    : "";
}

function lines(rows: string[][]): string {
  return stringify(rows, { record_delimiter: "windows" });
}
