/** Slices of what a stream measured, in the order of time, as far as it is shown. */
import {
  type Database,
  databaseNow,
  findDays,
  findHours,
  findRaw,
  findStream,
  type RolledRow,
  type StreamRow,
  type Window,
} from "@meetpaal/db";
import type { RawReading, Resolution, RolledReading } from "../contract/readings.ts";
import { toRawReading, toRolledReading } from "./to-reading.ts";

/** A stream that may be read, and the instant by which its delay is judged. */
export interface OpenStream {
  stream: StreamRow;
  /** By the database's clock. */
  now: Date;
}

export interface Slice<Item> {
  items: Item[];
  /** Where the next slice goes on after; null: this is the last. */
  next: string | null;
}

/** @returns `unknown`: there is none of this id; `closed`: it is not public */
export async function openStream(database: Database, id: number): Promise<OpenStream | "unknown" | "closed"> {
  const api = database.work("api");
  const stream = await findStream(api, id);
  if (stream === null) return "unknown";
  return stream.isPublic ? { stream, now: await databaseNow(api) } : "closed";
}

/** @param window - `limit` at most 4,999 */
export async function readRaw(
  database: Database,
  { stream, now }: OpenStream,
  window: Window,
): Promise<Slice<RawReading>> {
  const rows = await findRaw(database.work("api"), stream.id, { ...window, limit: window.limit + 1 });
  const slice = rows.slice(0, window.limit);
  return {
    items: slice.flatMap((row) => toRawReading(stream, row, now) ?? []),
    next: rows.length > slice.length ? (slice.at(-1)?.time ?? null) : null,
  };
}

/** @param window - `limit` at most 4,999 */
export async function readRolled(
  database: Database,
  { stream, now }: OpenStream,
  resolution: Exclude<Resolution, "raw">,
  window: Window,
): Promise<Slice<RolledReading>> {
  const find = resolution === "hour" ? findHours : findDays;
  const rows: RolledRow[] = await find(database.work("api"), stream.id, {
    ...window,
    limit: window.limit + 1,
  });
  const slice = rows.slice(0, window.limit);
  return {
    items: slice.flatMap((row) => toRolledReading(stream, row, now) ?? []),
    next: rows.length > slice.length ? (slice.at(-1)?.start.toISOString() ?? null) : null,
  };
}
