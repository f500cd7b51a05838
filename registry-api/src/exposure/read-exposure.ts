/** Exposure to radio waves, for streams that measure a field in V/m: the last 30 minutes, and the half hours of a window. */
import {
  type Database,
  findSquareSums,
  type ReadableStream,
  type SquareSum,
  type StreamRow,
} from "@meetpaal/db";
import { EXPOSURE_MS, exposureOf } from "@meetpaal/model";
import type { Exposure, ExposureList } from "../contract/exposure.ts";
import { areExtremesShown, isSumShown } from "../readings/disclose.ts";
import { instant } from "../wire/instant.ts";

/** A sum of squares says more than a sum: it is shown where single values may be. */
function isShown(stream: StreamRow, start: Date, end: Date, now: Date): boolean {
  return areExtremesShown(stream, start, end) && isSumShown(stream, start, end, now);
}

export function isField({ unit, aggregation }: Pick<StreamRow, "unit" | "aggregation">): boolean {
  return unit === "V/m" && aggregation === "gauge";
}

/** The newest end of a half hour (UTC) that is not after this. */
export function wholeHalfHour(at: Date): Date {
  return new Date(Math.floor(at.getTime() / EXPOSURE_MS) * EXPOSURE_MS);
}

/** @param window - whole half hours, at most two days */
export async function readExposure(
  database: Database,
  { stream, now, keptSince }: ReadableStream,
  window: { from: Date; to: Date },
): Promise<ExposureList> {
  const api = database.work("api");
  const shared = { lengthS: EXPOSURE_MS / 1000, keptSince: keptSince.raw };
  const [last] = await findSquareSums(api, stream.id, {
    ...shared,
    from: new Date(now.getTime() - EXPOSURE_MS),
    windows: 1,
  });
  const windows = Math.round((window.to.getTime() - window.from.getTime()) / EXPOSURE_MS);
  const sums =
    windows > 0 ? await findSquareSums(api, stream.id, { ...shared, from: window.from, windows }) : [];
  const reference = referenceOf(stream.body["reference"]);
  const toItem = (sum: SquareSum): Exposure => toExposure(stream, sum, reference, now);
  return {
    datastream: stream.id,
    demo: stream.demo,
    reference,
    band: bandOf(stream.body["band"]),
    uncertaintyDb: numberOf(stream.body["uncertaintyDb"]),
    detectionLimit: numberOf(stream.body["detectionLimit"]),
    latest: toItem(last ?? { start: new Date(now.getTime() - EXPOSURE_MS), count: 0, sumSquares: 0 }),
    items: sums.map(toItem),
  };
}

function toExposure(
  stream: StreamRow,
  { start, count, sumSquares }: SquareSum,
  reference: ExposureList["reference"],
  now: Date,
): Exposure {
  const end = new Date(start.getTime() + EXPOSURE_MS);
  const times = { start: instant(start), end: instant(end) };
  const hidden = { coverage: 0, powerDensity: null, fieldStrength: null, share: null };
  if (!isShown(stream, start, end, now)) return { ...times, ...hidden };
  const window = { count, sumSquares, lengthS: EXPOSURE_MS / 1000, intervalS: stream.intervalS };
  return { ...times, ...exposureOf(window, reference?.unit === "W/m2" ? reference.limit : null) };
}

function referenceOf(value: unknown): ExposureList["reference"] {
  if (!isRecord(value)) return null;
  const { standard, limit, unit, averaging, url } = value;
  if (typeof standard !== "string" || typeof limit !== "number" || typeof unit !== "string") return null;
  return {
    standard,
    limit,
    unit,
    ...(typeof averaging === "string" ? { averaging } : {}),
    ...(typeof url === "string" ? { url } : {}),
  };
}

function bandOf(value: unknown): ExposureList["band"] {
  if (!isRecord(value)) return null;
  const { fromMHz, toMHz } = value;
  return typeof fromMHz === "number" && typeof toMHz === "number" ? { fromMHz, toMHz } : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
