/**
 * Pages of observations. However many readings there are, one answer looks at a bounded number of them:
 *
 *   in the order of id, or of the time of one stream   goes on where the page before ended, by a token; a page may be short
 *   in the order of time over some streams             the first of each, put together
 *   in any other order                                 all that are meant, when they are not too many
 *
 * What would take more is refused, and told what to ask instead.
 */
import {
  countObservations,
  findObservedPlaces,
  findObservedStreams,
  type ObservationRow,
  type ObservationScope,
  type ObservedStream,
  QuestionError,
  scanObservations,
} from "@meetpaal/db";
import { orderOf, termsOf } from "./observation-question.ts";
import { type Page, type Reading, sizeOf } from "./page.ts";
import type { Options } from "./parse-options.ts";
import type { SkipToken } from "./skip-token.ts";
import { toRow } from "./to-row.ts";

/** Readings that one answer looks at. */
const MOST_READ = 50_000;
/** Readings that are counted: counting takes less than showing. */
const MOST_COUNTED = 250_000;
/** Streams that one answer looks at. */
const MOST_STREAMS = 1_000;
/** Streams that are asked for at once. */
const STREAMS_AT_ONCE = 50;
/** Of a stream, where few readings may meet the condition. */
const MOST_OF_STREAM = 5_000;
/** Readings that lie in the bounds and yet do not meet a condition on time: intervals that reach over an end of it. */
const OVER_THE_END = 3;

/** The relation for which it must be known where an observation was made. */
const PLACE = "FeatureOfInterest";

const NARROWER = "ask for those of one Datastream, or with a condition on phenomenonTime";

/** Which observations: of all streams, of some, or those of some places. */
export interface ObservedWhere {
  datastreams?: readonly number[];
  places?: readonly number[];
}

export async function readObservations(
  reading: Reading,
  asked: ObservedWhere,
  options: Options,
): Promise<Page> {
  const { orderBy, count } = options;
  const order = orderOf(orderBy);
  const isOne = asked.datastreams?.length === 1;
  if (options.top === 0)
    return { rows: [], ...(count ? { count: await countAll(reading, asked, options) } : {}) };
  const page =
    order.kind === "stream" || (order.kind === "time" && isOne)
      ? await readOn(reading, asked, options, order.descending)
      : await readTogether(reading, asked, options);
  return count ? { ...page, count: await countAll(reading, asked, options) } : page;
}

/** In the order of stream and time, from where the page before ended. */
async function readOn(
  reading: Reading,
  asked: ObservedWhere,
  { filter, skip, top, token, expand }: Options,
  descending: boolean,
): Promise<Page> {
  const terms = termsOf(filter);
  const size = sizeOf(top);
  const wanted = skip + size + 1;
  if (wanted > MOST_READ)
    throw new QuestionError(`$skip is at most ${MOST_READ - size - 1} here: go on by @iot.nextLink`);
  const atOnce = terms.isSelective ? MOST_OF_STREAM : wanted + OVER_THE_END;
  const streamsAtOnce = Math.max(1, Math.min(STREAMS_AT_ONCE, Math.floor(MOST_READ / atOnce)));
  const found: ObservationRow[] = [];
  let seen = 0;
  let after = token;
  while (found.length < wanted && seen < MOST_STREAMS) {
    const streams = await streamsOf(reading, asked, terms, after, descending, streamsAtOnce);
    const [last] = streams.slice(-1);
    if (last === undefined) break;
    seen += streams.length;
    const rows = await scanObservations(reading.tx, reading.site, {
      scopes: await scopesOf(reading, asked, streams, after),
      descending,
      bounds: terms.bounds,
      where: terms.where,
      withPlace: expand.has(PLACE),
      limit: wanted,
      candidates: atOnce,
    });
    for (const row of rows) {
      if (row.matches) found.push(row);
      if (row.isEdge && found.length < wanted) {
        const { datastream, time } = row;
        return { rows: found.slice(skip, skip + size).map(toRow), next: { token: { datastream, time } } };
      }
    }
    after = { datastream: last.id, time: null };
    // What was asked for by its number has nothing behind it.
    if (asked.datastreams !== undefined && streams.length === asked.datastreams.length) break;
  }
  const shown = found.slice(skip, skip + size);
  if (found.length >= wanted) {
    const end = found[skip + size - 1];
    if (end === undefined) throw new Error("a page has at least one row here");
    return { rows: shown.map(toRow), next: { token: { datastream: end.datastream, time: end.time } } };
  }
  const rows = shown.map(toRow);
  return seen < MOST_STREAMS || after === undefined ? { rows } : { rows, next: { token: after } };
}

/** In any order: what is meant is looked at, whole or as far as the order allows. */
async function readTogether(reading: Reading, asked: ObservedWhere, options: Options): Promise<Page> {
  const { filter, orderBy, skip, top, expand } = options;
  const terms = termsOf(filter);
  const order = orderOf(orderBy);
  const size = sizeOf(top);
  const wanted = skip + size + 1;
  const streams = await streamsOf(reading, asked, terms, undefined, false, MOST_STREAMS + 1);
  if (streams.length > MOST_STREAMS)
    throw new QuestionError(`this order is over more than ${MOST_STREAMS} streams: ${NARROWER}`);
  const scopes = await scopesOf(reading, asked, streams);
  const isMerged = order.kind === "time" && !terms.isSelective;
  const most = Math.floor(MOST_READ / Math.max(1, scopes.length));
  const candidates = isMerged ? wanted + OVER_THE_END : most;
  const rows = await scanObservations(reading.tx, reading.site, {
    scopes,
    descending: order.descending,
    bounds: terms.bounds,
    where: terms.where,
    orderBy: order.kind === "time" ? [] : orderBy,
    withPlace: expand.has(PLACE),
    limit: candidates,
    candidates: Math.min(candidates, most),
  });
  const isCut = candidates > most || !isMerged;
  if (isCut && rows.some(({ isEdge }) => isEdge)) {
    throw new QuestionError(`this order is over too many observations: ${NARROWER}`);
  }
  const compare =
    order.kind === "time" ? byTime(order.descending) : byKeys(orderBy.map(({ descending }) => descending));
  const sorted = rows.filter(({ matches }) => matches).toSorted(compare);
  const shown = sorted.slice(skip, skip + size).map(toRow);
  return { rows: shown, next: sorted.length > skip + size ? { skip: skip + size } : undefined };
}

async function countAll(reading: Reading, asked: ObservedWhere, { filter }: Options): Promise<number> {
  const terms = termsOf(filter);
  const streams = await streamsOf(reading, asked, terms, undefined, false, MOST_STREAMS + 1);
  const { where, bounds } = terms;
  const scopes = await scopesOf(reading, asked, streams);
  const count =
    streams.length > MOST_STREAMS
      ? undefined
      : await countObservations(reading.tx, reading.site, { scopes, where, bounds, most: MOST_COUNTED });
  if (count === undefined) throw new QuestionError(`there are too many observations to count: ${NARROWER}`);
  return count;
}

/** The newest or first of each of some streams: `Datastreams?$expand=Observations($top=1)` in one question. */
export async function readOfEach(
  reading: Reading,
  datastreams: readonly number[],
  options: Options,
): Promise<Page[] | undefined> {
  const { filter, orderBy, skip, top, count, token, expand } = options;
  const terms = termsOf(filter);
  const { kind, descending } = orderOf(orderBy);
  const size = sizeOf(top, datastreams.length);
  const wanted = skip + size + 1;
  const isPlain =
    kind !== "other" && terms.streams === undefined && !terms.isSelective && !count && token === undefined;
  if (!isPlain || wanted * datastreams.length > MOST_READ) return undefined;
  const streams = await findObservedStreams(reading.tx, reading.site, {
    ids: datastreams,
    limit: datastreams.length,
  });
  const rows = await scanObservations(reading.tx, reading.site, {
    scopes: streams.map((stream) => ({ stream, from: "-infinity", until: "infinity" })),
    descending,
    bounds: terms.bounds,
    where: terms.where,
    withPlace: expand.has(PLACE),
    limit: wanted,
    candidates: wanted + OVER_THE_END,
  });
  return datastreams.map((id) => {
    const own = rows.filter(({ datastream, matches }) => datastream === id && matches);
    return {
      rows: own.slice(skip, skip + size).map(toRow),
      next: own.length > skip + size ? { skip: skip + size } : undefined,
    };
  });
}

async function streamsOf(
  reading: Reading,
  { datastreams, places }: ObservedWhere,
  { streams }: { streams: ReturnType<typeof termsOf>["streams"] },
  after: SkipToken | undefined,
  descending: boolean,
  limit: number,
): Promise<ObservedStream[]> {
  const things =
    places === undefined
      ? undefined
      : (await findObservedPlaces(reading.tx, reading.site, places)).map(({ thing }) => thing);
  // The stream in which the page before ended goes on; one that was looked through does not.
  const before =
    after === undefined
      ? undefined
      : after.time === null
        ? after.datastream
        : after.datastream + (descending ? 1 : -1);
  return await findObservedStreams(reading.tx, reading.site, {
    ids: datastreams,
    things,
    where: streams,
    after: before,
    descending,
    limit,
  });
}

async function scopesOf(
  reading: Reading,
  { places }: ObservedWhere,
  streams: readonly ObservedStream[],
  after?: SkipToken,
): Promise<ObservationScope[]> {
  const windows =
    places === undefined ? undefined : await findObservedPlaces(reading.tx, reading.site, places);
  return streams.map((stream) => {
    const window = windows?.find(({ thing }) => thing === stream.thing);
    return {
      stream,
      from: window?.from ?? "-infinity",
      until: window?.until ?? "infinity",
      after: after?.datastream === stream.id ? (after.time ?? undefined) : undefined,
    };
  });
}

type Compare = (a: ObservationRow, b: ObservationRow) => number;

/** Those of one time in the order of their streams. */
function byTime(descending: boolean): Compare {
  return (a, b) =>
    (a.time < b.time ? -1 : a.time > b.time ? 1 : 0) * (descending ? -1 : 1) || a.datastream - b.datastream;
}

/** What is hidden comes first where it goes up, and last where it goes down. */
function byKeys(descending: readonly boolean[]): Compare {
  return (a, b) => {
    for (const [place, isDown] of descending.entries()) {
      const order = compareKeys(a.keys[place], b.keys[place]);
      if (order !== 0) return isDown ? -order : order;
    }
    return a.datastream - b.datastream || (a.time < b.time ? -1 : 1);
  };
}

function compareKeys(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [first, second] = [textOf(a), textOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function textOf(key: unknown): string {
  return typeof key === "string" ? key : JSON.stringify(key);
}
