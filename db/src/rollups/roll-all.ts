/** One run over all streams: corrections of the past first, then marks, then the hours that ended since the last run. */
import type { Work } from "../database.ts";
import { findMarkedStreams } from "./marks.ts";
import { rollMarks, rollSpan } from "./roll-stream.ts";
import { findRollupStreams, type RollupStream } from "./rollup-stream.ts";
import { findRollupState, setRolledUntil } from "./watermark.ts";

/** Streams come with all versions of their sensors. */
const PAGE = 200;

/**
 * Computes all hours that have marks.
 *
 * @returns how many hours were looked at
 */
export async function rollAllMarks(work: Work, timeZone: string): Promise<number> {
  return await rollMarksOf(work, await findMarkedStreams(work), timeZone);
}

/**
 * Computes the hours of these streams that have marks.
 *
 * @returns how many hours were looked at
 */
export async function rollMarksOf(work: Work, marked: readonly number[], timeZone: string): Promise<number> {
  let hours = 0;
  for (let at = 0; at < marked.length; at += PAGE) {
    const streams = await findRollupStreams(work, 0, PAGE, marked.slice(at, at + PAGE));
    for (const stream of streams) hours += await rollMarks(work, stream, timeZone);
  }
  return hours;
}

/**
 * Computes the hours between what was computed and the watermark, of every stream.
 *
 * @returns how many hours were looked at
 */
export async function rollToWatermark(work: Work, timeZone: string): Promise<number> {
  const { watermark, rolledUntil } = await findRollupState(work);
  if (rolledUntil.getTime() >= watermark.getTime()) return 0;
  let hours = 0;
  for await (const stream of everyStream(work)) {
    hours += await rollSpan(work, stream, { from: rolledUntil, to: watermark }, timeZone);
  }
  await setRolledUntil(work, watermark);
  return hours;
}

/** All streams, a page at a time. */
export async function* everyStream(work: Work): AsyncGenerator<RollupStream> {
  for (let after = 0; ; ) {
    const streams = await findRollupStreams(work, after, PAGE);
    yield* streams;
    const last = streams.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
