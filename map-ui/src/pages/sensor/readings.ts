/** What the page shows of a stream's measurements: the newest value, and a number for each hour or day of a chart. */
import type {
  Datastream,
  ExposureList,
  LatestReading,
  RolledReading,
  SiteData,
} from "@meetpaal/registry-api/contract";
import { durationSeconds } from "../../format/duration.ts";
import type { LocalDay } from "../../format/local-days.ts";
import { type Range, slotCount } from "./chart-range.ts";
import { type Normal, normalsOf, weeksBack } from "./normal.ts";
import type { Slot } from "./slot.ts";

const hourMs = 3_600_000;

/** Which number of an hour may stand for it: a mean of effective values (rms) is none, the root of the mean of their squares is. */
export type Measure = "sum" | "mean" | "rms";

export interface StreamReadings {
  readonly stream: Datastream;
  readonly latest: LatestReading | null;
  readonly measure: Measure;
  readonly range: Range;
  readonly slots: readonly Slot[];
  /** What is usual, one per slot; null: too little history, or days, of which nothing is said. */
  readonly normals: readonly (Normal | null)[];
  readonly suppressed: number;
  /** Null: it measures no radio waves beside a limit. */
  readonly exposure: ExposureList | null;
}

export const measureOf = ({ aggregation, statistic }: Datastream): Measure =>
  aggregation === "gauge" ? (statistic === "rms" ? "rms" : "mean") : "sum";

/** Begins of the last whole hours, oldest first: the running one would look like a fall. */
export const hourStarts = (now: Date, count: number): number[] => {
  const end = Math.floor(now.getTime() / hourMs) * hourMs;
  return Array.from({ length: count }, (_, i) => end - (count - i) * hourMs);
};

/** Slots without a row are gaps, never zero. */
export const slotsOf = (
  measure: Measure,
  rows: readonly RolledReading[],
  starts: readonly number[],
): Slot[] => {
  const byStart = new Map(rows.map((row) => [Date.parse(row.start), row]));
  return starts.map((start) => {
    const row = byStart.get(start);
    return {
      start: new Date(start),
      value: row?.[measure] ?? null,
      coverage: row?.coverage ?? 0,
      hidden: row?.suppressed === true,
    };
  });
};

/** Seconds after which a stream that should have spoken is silent; a delayed one is shown later by as much. */
export const silentAfter = ({ interval, disclosure }: Pick<Datastream, "interval" | "disclosure">): number =>
  Math.max(2 * durationSeconds(interval), 120) + 15 + durationSeconds(disclosure?.delay ?? "PT0S");

interface Asked {
  readonly range: Range;
  readonly now: Date;
  /** The last days of the city, today last. */
  readonly localDays: (now: Date, count: number) => readonly LocalDay[];
  readonly localHour: (at: number) => string;
}

/** Begins of the slots: today is no whole day yet. */
const startsOf = ({ range, now, localDays }: Asked): readonly number[] =>
  range === "year"
    ? localDays(now, slotCount.year + 1)
        .slice(0, -1)
        .map(({ startMs }) => startMs)
    : hourStarts(now, slotCount[range]);

/** What is usual is said of hours alone, from weeks before the first of them. */
const readRows = async (data: SiteData, id: number, firstMs: number, { range, now }: Asked) =>
  (range === "year"
    ? await data.days(id, new Date(firstMs), now)
    : await data.hours(id, new Date(firstMs - (2 + weeksBack * 7 * 24) * hourMs), now)) ?? [];

export const readStreams = async (
  data: SiteData,
  streams: readonly Datastream[],
  asked: Asked,
): Promise<StreamReadings[]> => {
  const open = streams.filter((stream) => stream.public);
  if (open.length === 0) return [];
  const latest = await data.latest(open.map(({ id }) => id));
  const starts = startsOf(asked);
  const firstMs = starts[0] ?? 0;
  return Promise.all(
    open.map(async (stream) => {
      const measure = measureOf(stream);
      const rows = await readRows(data, stream.id, firstMs, asked);
      const slots = slotsOf(measure, rows, starts);
      return {
        stream,
        latest: latest.find(({ datastream }) => datastream === stream.id) ?? null,
        measure,
        range: asked.range,
        slots,
        normals:
          asked.range === "year"
            ? slots.map(() => null)
            : normalsOf(slots, rows, (row) => row[measure] ?? null, asked.localHour),
        suppressed: rows.reduce(
          (sum, row) => sum + (Date.parse(row.start) >= firstMs ? row.suppressedSlots : 0),
          0,
        ),
        exposure:
          stream.unit === "V/m" && stream.reference !== undefined ? await data.exposure(stream.id) : null,
      };
    }),
  );
};
