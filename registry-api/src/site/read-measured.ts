/**
 * "Was I measured?": the sensors that reached a place in a stretch of time, and what is left of it in each tier of storage.
 *
 * The values go through the same disclosure as every other answer. Nothing of the question is kept: neither place nor time is in a
 * log, an error or a cache.
 */
import {
  type ActiveSensorRow,
  type Database,
  databaseNow,
  type FateRow,
  findActiveBetween,
  findDays,
  findFate,
  findHours,
  findKeptSince,
  findRaw,
  findStreams,
  type KeptSince,
  type Queryable,
  type RolledRow,
  type StreamRow,
} from "@meetpaal/db";
import { dayOf, HOUR_MS, hourOf } from "@meetpaal/model";
import type {
  MeasuredAnswer,
  MeasuredQuestion,
  MeasuredSensor,
  MeasuredStream,
  MeasuredTier,
  QuarterOf,
} from "../contract/site.ts";
import { toRawReading, toRolledReading } from "../readings/to-reading.ts";
import { readCity, readSensor } from "../sensors/read-sensors.ts";
import { instant } from "../wire/instant.ts";
import { distanceToM, reachOf } from "./reach.ts";

/** A person reads so many on a page; the nearest ones say the most. */
const MOST_SENSORS = 20;
const MOST_FOUND = 5_000;
/** More single values than this nobody reads. */
const MOST_VALUES = 4_999;
const MOST_BUCKETS = 10;
/** What a sensor can see, and a quarter, reach so far at most. */
const FARTHEST_M = 3_000;
const DEGREE_M = 111_195;
/** Hours are summed a little after their end. */
const SUMMED_AFTER_MS = 5 * 60_000;

interface Installation {
  timeZone: string;
  quarterOf: QuarterOf;
}
interface Moment {
  from: Date;
  to: Date;
  /** The hours and the days that it touches: from the begin of the first to the end of the last. */
  hours: Stretch;
  days: Stretch;
  now: Date;
}
interface Stretch {
  from: Date;
  to: Date;
  /** Begin of the last hour or day in it. */
  last: Date;
}
type Found = Pick<MeasuredSensor, "reach" | "distanceM"> & { row: ActiveSensorRow };

export async function readMeasured(
  database: Database,
  question: MeasuredQuestion,
  { timeZone, quarterOf }: Installation,
): Promise<MeasuredAnswer> {
  const api = database.work("api");
  const { from, to } = question;
  const moment = { ...around(from, to, timeZone), now: await databaseNow(api) };
  const rows = await findActiveBetween(api, { from, to, box: boxAround(question.at), limit: MOST_FOUND });
  const found = rows
    .flatMap((row) => reaching(row, question, quarterOf))
    .toSorted((a, b) => a.distanceM - b.distanceM);
  const sensors: MeasuredSensor[] = [];
  const backups = (await readCity(database)).backups ?? null;
  for (const { row, reach, distanceM } of found.slice(0, MOST_SENSORS)) {
    const sensor = await readSensor(database, row.publicId, { at: row.at });
    if (sensor === null) continue;
    const ids = sensor.datastreams.map(({ id }) => id);
    const streams = await readStreams(api, ids, moment, backups);
    sensors.push({
      sensor,
      changedWithin: row.versions > 1,
      reach,
      distanceM: Math.round(distanceM),
      streams,
    });
  }
  return { sensors, more: Math.max(0, found.length - MOST_SENSORS) };
}

function around(from: Date, to: Date, timeZone: string): Omit<Moment, "now"> {
  const lastMs = to.getTime() - 1;
  const lastHour = hourOf(lastMs);
  const lastDay = dayOf(lastMs, timeZone);
  return {
    from,
    to,
    hours: {
      from: new Date(hourOf(from.getTime())),
      to: new Date(lastHour + HOUR_MS),
      last: new Date(lastHour),
    },
    days: {
      from: new Date(dayOf(from.getTime(), timeZone).startMs),
      to: new Date(lastDay.endMs),
      last: new Date(lastDay.startMs),
    },
  };
}

function boxAround([longitude, latitude]: MeasuredQuestion["at"]): [number, number, number, number] {
  const north = FARTHEST_M / DEGREE_M;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [longitude - east, latitude - north, longitude + east, latitude + north];
}

function reaching(row: ActiveSensorRow, question: MeasuredQuestion, quarterOf: QuarterOf): Found[] {
  const { location } = row;
  const reach =
    reachOf(question.at, row, question.withinM) ??
    (question.quarter !== null &&
    location.type === "Point" &&
    quarterOf(location.coordinates) === question.quarter
      ? "quarter"
      : null);
  return reach === null ? [] : [{ row, reach, distanceM: distanceToM(question.at, location) }];
}

async function readStreams(
  api: Queryable,
  ids: number[],
  moment: Moment,
  backups: string | null,
): Promise<MeasuredStream[]> {
  if (ids.length === 0) return [];
  const { from, to, hours, days } = moment;
  const fates = await findFate(api, {
    datastreams: ids,
    from,
    to,
    hours: [hours.from, hours.last],
    days: [days.from, days.last],
    backups,
  });
  const streams: MeasuredStream[] = [];
  for (const stream of await findStreams(api, ids)) {
    const fateOf = (tier: FateRow["tier"]) =>
      fates.find((fate) => fate.datastream === stream.id && fate.tier === tier);
    streams.push(await readStream(api, stream, fateOf, moment));
  }
  return streams;
}

async function readStream(
  api: Queryable,
  stream: StreamRow,
  fateOf: (tier: FateRow["tier"]) => FateRow | undefined,
  moment: Moment,
): Promise<MeasuredStream> {
  const { to, now } = moment;
  const kept: KeptSince = await findKeptSince(api, stream.id);
  const raw = await findRaw(api, stream.id, { ...rawWindow(stream, moment), keptSince: kept.raw });
  const hours = await findHours(api, stream.id, {
    ...moment.hours,
    limit: MOST_BUCKETS,
    keptSince: kept.hour,
  });
  const days = await findDays(api, stream.id, { ...moment.days, limit: MOST_BUCKETS, keptSince: kept.day });
  const rolled = (row: RolledRow) => toRolledReading(stream, row, now);
  const isPublic = stream.isPublic;
  return {
    datastream: stream.id,
    raw: toTier(fateOf("raw"), {
      rows: raw,
      show: (row) => toRawReading(stream, row, now),
      isPublic,
      isComplete: to <= now,
    }),
    hour: toTier(fateOf("hour"), {
      rows: hours,
      show: rolled,
      isPublic,
      isComplete: isSummed(moment.hours.to, now),
    }),
    day: toTier(fateOf("day"), {
      rows: days,
      show: rolled,
      isPublic,
      isComplete: isSummed(moment.days.to, now),
    }),
  };
}

/** A count of an interval that began before and reaches into the time is of that time too. */
function rawWindow(
  { aggregation, intervalS }: Pick<StreamRow, "aggregation" | "intervalS">,
  { from, to }: Pick<Moment, "from" | "to">,
): { from: Date; to: Date; limit: number } {
  const before = aggregation === "interval-count" ? intervalS * 1000 - 1 : 0;
  return { from: new Date(from.getTime() - before), to, limit: MOST_VALUES };
}

function isSummed(end: Date, now: Date): boolean {
  return end.getTime() + SUMMED_AFTER_MS <= now.getTime();
}

interface Stored<Row, Item> {
  rows: readonly Row[];
  /** Undefined: it is not shown yet. */
  show: (row: Row) => Item | undefined;
  isPublic: boolean;
  /** What has not come by now does not come. */
  isComplete: boolean;
}

function toTier<Row, Item>(fate: FateRow | undefined, stored: Stored<Row, Item>): MeasuredTier<Item> {
  if (fate === undefined || fate.dueAt === null)
    return { state: fate?.isOverdue ? "overdue" : "not-stored", items: [], dueAt: null, backupUntil: null };
  const due = {
    dueAt: instant(fate.dueAt),
    backupUntil: fate.backupUntil === null ? null : instant(fate.backupUntil),
  };
  if (fate.isOverdue) return { state: "overdue", items: [], ...due };
  if (fate.isDue) return { state: "deleted", items: [], ...due };
  if (!stored.isPublic) return { state: "closed", items: [], ...due };
  const items = stored.rows.flatMap((row) => stored.show(row) ?? []);
  if (items.length > 0) return { state: "kept", items, ...due };
  return { state: stored.rows.length > 0 || !stored.isComplete ? "later" : "nothing", items, ...due };
}
