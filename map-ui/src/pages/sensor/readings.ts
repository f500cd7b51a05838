/** What the page shows of a stream's measurements: the newest value, and a number for each of the last 24 whole hours. */
import type {
  Datastream,
  LatestReading,
  PowerMean,
  RolledReading,
  SiteData,
} from "@meetpaal/registry-api/contract";
import { durationSeconds } from "../../format/duration.ts";
import type { HourSlot } from "./hour-slot.ts";
import { type Normal, normalsOf, weeksBack } from "./normal.ts";

const hourMs = 3_600_000;
const hoursShown = 24;

/** Which number of an hour may stand for it: a mean of effective values (rms) is none, so there the highest does. */
export type HourMeasure = "sum" | "mean" | "peak";

export interface StreamReadings {
  readonly stream: Datastream;
  readonly latest: LatestReading | null;
  readonly measure: HourMeasure;
  readonly hours: readonly HourSlot[];
  /** What is usual, one per hour; null: too little history, or no number that can be usual. */
  readonly normals: readonly (Normal | null)[];
  readonly suppressed: number;
  /** Null: not asked for, or too little was measured. */
  readonly power: PowerMean | null;
}

export const measureOf = ({ aggregation, statistic }: Datastream): HourMeasure =>
  aggregation === "gauge" ? (statistic === "rms" ? "peak" : "mean") : "sum";

const valueOf = (measure: HourMeasure, hour: RolledReading): number | null =>
  measure === "sum" ? hour.sum : measure === "mean" ? hour.mean : hour.max;

/** Hours without a row are gaps, never zero. */
export const hourSlots = (measure: HourMeasure, rows: readonly RolledReading[], now: Date): HourSlot[] => {
  const byStart = new Map(rows.map((row) => [Date.parse(row.start), row]));
  const end = Math.floor(now.getTime() / hourMs) * hourMs;
  return Array.from({ length: hoursShown }, (_, i) => {
    const start = end - (hoursShown - i) * hourMs;
    const row = byStart.get(start);
    return {
      start: new Date(start),
      value: row ? valueOf(measure, row) : null,
      coverage: row?.coverage ?? 0,
      hidden: row?.suppressed === true,
    };
  });
};

/** Seconds after which a stream that should have spoken is silent; a delayed one is shown later by as much. */
export const silentAfter = ({ interval, disclosure }: Pick<Datastream, "interval" | "disclosure">): number =>
  Math.max(2 * durationSeconds(interval), 120) + 15 + durationSeconds(disclosure?.delay ?? "PT0S");

export const readStreams = async (
  data: SiteData,
  streams: readonly Datastream[],
  now: Date,
  localHour: (at: number) => string,
): Promise<StreamReadings[]> => {
  const open = streams.filter((stream) => stream.public);
  if (open.length === 0) return [];
  const latest = await data.latest(open.map(({ id }) => id));
  return Promise.all(
    open.map(async (stream) => {
      const measure = measureOf(stream);
      const since = now.getTime() - (hoursShown + 2 + weeksBack * 7 * 24) * hourMs;
      const rows = (await data.hours(stream.id, new Date(since), now)) ?? [];
      const hours = hourSlots(measure, rows, now);
      const firstMs = hours[0]?.start.getTime() ?? 0;
      const field = stream.unit === "V/m" && stream.reference !== undefined;
      return {
        stream,
        latest: latest.find(({ datastream }) => datastream === stream.id) ?? null,
        measure,
        hours,
        // A highest value is one value, and one value is never usual.
        normals:
          measure === "peak"
            ? hours.map(() => null)
            : normalsOf(hours, rows, (row) => valueOf(measure, row), localHour),
        suppressed: rows.reduce(
          (sum, row) => sum + (Date.parse(row.start) >= firstMs ? row.suppressedSlots : 0),
          0,
        ),
        power: field ? await data.powerMean(stream.id) : null,
      };
    }),
  );
};
