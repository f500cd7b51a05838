/** Slices of what a stream measured, in the order of time, as far as it is shown. */
import {
  type Database,
  findDays,
  findHours,
  findRaw,
  findReadableStream,
  type ReadableStream,
  type RolledRow,
  type Window,
} from "@meetpaal/db";
import { HOUR_MS } from "@meetpaal/model";
import type { RawReading, ReadingGap, Resolution, RolledReading } from "../contract/readings.ts";
import { findDaysElsewhere } from "./days-elsewhere.ts";
import { shownUntil } from "./disclose.ts";
import { gapsBetween } from "./gaps.ts";
import { toRawReading, toRolledReading } from "./to-reading.ts";

export interface Slice<Item> {
  items: Item[];
  gaps: ReadingGap[];
  /** Where the next slice goes on after; null: this is the last. */
  next: string | null;
}

/** @returns `unknown`: there is none of this id; `closed`: it is not public */
export async function openStream(
  database: Database,
  id: number,
): Promise<ReadableStream | "unknown" | "closed"> {
  const open = await findReadableStream(database.work("api"), id);
  if (open === null) return "unknown";
  return open.stream.isPublic ? open : "closed";
}

/** What a reader asks for; what may be shown of it follows from the stream. */
export type AskedWindow = Omit<Window, "keptSince">;

/** Hours are summed a little after their end. */
const SUMMED_AFTER_MS = 5 * 60_000;
/** A value may take a minute to arrive. */
const ARRIVES_WITHIN_MS = 60_000;

/** @param window - `limit` at most 4,999 */
export async function readRaw(
  database: Database,
  open: ReadableStream,
  window: AskedWindow,
): Promise<Slice<RawReading>> {
  const { stream, now, keptSince, spans } = open;
  const rows = await findRaw(database.work("api"), stream.id, {
    ...window,
    keptSince: keptSince.raw,
    limit: window.limit + 1,
  });
  const slice = rows.slice(0, window.limit);
  const next = rows.length > slice.length ? (slice.at(-1)?.time ?? null) : null;
  const intervalMs = stream.intervalS * 1000;
  const isCount = stream.aggregation === "interval-count";
  return {
    items: slice.flatMap((row) => toRawReading(stream, row, now) ?? []),
    gaps: gapsBetween(
      rows.map(({ time }) => {
        const startMs = Date.parse(time);
        return { startMs, endMs: startMs + intervalMs };
      }),
      {
        ...edgesOf(window, next, keptSince.raw),
        untilMs: (shownUntil(stream, now) ?? now).getTime() - ARRIVES_WITHIN_MS - (isCount ? intervalMs : 0),
        spans,
        // A gauge or counter need not keep to a grid.
        leastMs: isCount ? intervalMs : intervalMs / 2,
      },
    ),
    next,
  };
}

/** Buckets, and whose days they are; undefined: days of the installation. */
export interface Buckets {
  resolution: Exclude<Resolution, "raw">;
  daysOf: string | undefined;
}

/** @param window - `limit` at most 4,999 */
export async function readRolled(
  database: Database,
  open: ReadableStream,
  { resolution, daysOf }: Buckets,
  window: AskedWindow,
): Promise<Slice<RolledReading>> {
  const { stream, now, spans } = open;
  const isElsewhere = resolution === "day" && daysOf !== undefined;
  const keptSince = open.keptSince[isElsewhere ? "hour" : resolution];
  const rows = isElsewhere
    ? await readDaysElsewhere(database, open, window, daysOf)
    : await (resolution === "hour" ? findHours : findDays)(database.work("api"), stream.id, {
        ...window,
        keptSince,
        limit: window.limit + 1,
      });
  const slice = rows.slice(0, window.limit);
  const next = rows.length > slice.length ? (slice.at(-1)?.start.toISOString() ?? null) : null;
  const shownMs = (shownUntil(stream, now) ?? now).getTime();
  return {
    items: slice.flatMap((row) => toRolledReading(stream, row, now) ?? []),
    gaps: gapsBetween(
      rows.map(({ start, end }) => ({ startMs: start.getTime(), endMs: end.getTime() })),
      {
        ...edgesOf(window, next, keptSince),
        untilMs: Math.floor((shownMs - SUMMED_AFTER_MS) / HOUR_MS) * HOUR_MS,
        spans,
        leastMs: HOUR_MS,
      },
    ),
    next,
  };
}

async function readDaysElsewhere(
  database: Database,
  { stream, spans, keptSince }: ReadableStream,
  { from, to, after, limit }: AskedWindow,
  timeZone: string,
): Promise<RolledRow[]> {
  const window = {
    fromMs: Math.max(msOf(from), msOf(keptSince.hour)),
    toMs: msOf(to),
    afterMs: after === undefined ? undefined : msOf(after),
    keptSince: keptSince.hour,
    limit: limit + 1,
  };
  // Hours are not stored at all, or all of them lie before the window.
  if (window.fromMs >= window.toMs) return [];
  return await findDaysElsewhere(database.work("api"), { id: stream.id, spans }, window, timeZone);
}

/** Which part of the window this slice tells of. */
function edgesOf(
  { from, to, after }: AskedWindow,
  next: string | null,
  keptSince: string,
): { fromMs: number; toMs: number; isFirst: boolean; isLast: boolean } {
  return {
    fromMs: Math.max(msOf(after ?? from), msOf(keptSince)),
    toMs: msOf(to),
    isFirst: after === undefined,
    isLast: next === null,
  };
}

/** Of an instant as we or PostgreSQL write it. */
function msOf(instant: Date | string): number {
  if (instant instanceof Date) return instant.getTime();
  if (instant === "infinity") return Infinity;
  if (instant === "-infinity") return -Infinity;
  return Date.parse(instant.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}

/** Most items that `auto` chooses. */
const AUTO_ITEMS = 2_000;

/** The finest resolution that is kept for the whole window and gives few enough items; else the coarsest that is kept. */
export function resolutionFor(
  { stream, keptSince }: ReadableStream,
  window: { from: string; to: string },
): Resolution {
  const lengthMs = msOf(window.to) - msOf(window.from);
  const bucketMs = { raw: stream.intervalS * 1000, hour: HOUR_MS, day: 24 * HOUR_MS };
  const stored = (["raw", "hour", "day"] as const).filter((tier) => msOf(keptSince[tier]) < Infinity);
  const fits = stored.find(
    (tier) => msOf(keptSince[tier]) <= msOf(window.from) && lengthMs / bucketMs[tier] <= AUTO_ITEMS,
  );
  return fits ?? stored.at(-1) ?? "raw";
}
