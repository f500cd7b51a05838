/**
 * Brings the hours and days of one stream up to date, in slices: each a transaction of its own over so few readings that
 * on the embedded database no device waits long for it.
 */
import { HOUR_MS, hourOf } from "@meetpaal/model";
import type { Queryable, Transaction, Work } from "../database.ts";
import { computeDays } from "./compute-days.ts";
import { computeHours } from "./compute-hours.ts";
import { takeMarks } from "./marks.ts";
import type { RollupStream } from "./rollup-stream.ts";
import { findRollupState, lockRollups } from "./watermark.ts";

/** A tenth of a second on the embedded database. */
const MOST_ROWS = 5_000;
/** A week: days and their hours are rewritten with each slice. */
const MOST_HOURS = 168;

/**
 * Computes the hours of a stream that have marks.
 *
 * @returns how many hours were looked at
 */
export async function rollMarks(work: Work, stream: RollupStream, timeZone: string): Promise<number> {
  const most = hoursOfASlice(stream);
  let total = 0;
  for (let taken = most; taken >= most; ) {
    taken = await work.transaction(async (tx) => {
      await lockRollups(tx);
      const hours = await takeMarks(tx, stream.id, most);
      await rollHours(
        tx,
        stream,
        hours.map((hour) => hour.getTime()),
        timeZone,
      );
      return hours.length;
    });
    total += taken;
  }
  return total;
}

/**
 * Computes every hour of a stream in `[from, to)`, both whole UTC hours.
 *
 * @returns how many hours were looked at
 */
export async function rollSpan(
  work: Work,
  stream: RollupStream,
  span: { from: Date; to: Date },
  timeZone: string,
): Promise<number> {
  const most = hoursOfASlice(stream);
  const toMs = span.to.getTime();
  let total = 0;
  for (let fromMs: number | null = span.from.getTime(); fromMs !== null && fromMs < toMs; ) {
    const first: number | null = await findNextHour(work, stream.id, fromMs, toMs);
    if (first === null) break;
    const count = Math.min(most, (toMs - first) / HOUR_MS);
    const hours = Array.from({ length: count }, (_, place) => first + place * HOUR_MS);
    await work.transaction(async (tx) => {
      await lockRollups(tx);
      await rollHours(tx, stream, hours, timeZone);
    });
    total += count;
    fromMs = first + count * HOUR_MS;
  }
  return total;
}

/** Computes these hours and what follows from them: of a counter the hour of the next reading, and their days. */
async function rollHours(
  tx: Transaction,
  stream: RollupStream,
  hoursMs: readonly number[],
  timeZone: string,
): Promise<void> {
  // Hours from the watermark on are computed when it has passed them.
  const untilMs = (await findRollupState(tx)).watermark.getTime();
  const wanted = new Set(hoursMs.filter((ms) => ms < untilMs));
  if (stream.spans.some(({ terms }) => terms.aggregation === "counter")) {
    for (const run of runsOf([...wanted])) {
      const next = await findNextHour(tx, stream.id, (run.at(-1) ?? 0) + HOUR_MS, untilMs);
      if (next !== null) wanted.add(next);
    }
  }
  const computed = [];
  for (const run of runsOf([...wanted].toSorted((a, b) => a - b))) {
    computed.push(...(await computeHours(tx, stream, run)));
  }
  await computeDays(tx, stream, computed, timeZone);
}

/** Cuts hours, in order, into runs without a gap. */
function runsOf(hoursMs: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const ms of hoursMs) {
    const run = runs.at(-1);
    if (run?.at(-1) === ms - HOUR_MS) run.push(ms);
    else runs.push([ms]);
  }
  return runs;
}

function hoursOfASlice({ spans }: RollupStream): number {
  // Gauges and counters come at most twice an interval.
  const perHour = Math.max(1, ...spans.map(({ terms }) => (2 * HOUR_MS) / terms.intervalMs));
  return Math.max(1, Math.min(MOST_HOURS, Math.floor(MOST_ROWS / perHour)));
}

const NEXT = `select time
from reading
where datastream_id = $1
  and time >= $2
  and time < $3
order by time
limit 1`;

/** The hour of the first reading in `[fromMs, toMs)`; null: there is none. */
async function findNextHour(
  queryable: Queryable,
  stream: number,
  fromMs: number,
  toMs: number,
): Promise<number | null> {
  const { rows } = await queryable.query<{ time: Date }>(NEXT, [stream, new Date(fromMs), new Date(toMs)]);
  const [next] = rows;
  return next === undefined ? null : hourOf(next.time.getTime());
}
