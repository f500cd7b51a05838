/** One run over all streams: corrections of the past first, then marks, then the hours that ended since the last run. */
import type { Work } from "../database.ts";
import { findPageEnd } from "../retention/find-stored.ts";
import { findMarkedStreams } from "./marks.ts";
import { rollMarks, rollSpan } from "./roll-stream.ts";
import { findRollupStreams } from "./rollup-stream.ts";
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

const WITH_READINGS = `select id
from datastream
where id > $1
  and id <= $2
  and exists (
    select
    from reading
    where datastream_id = datastream.id
      and time >= $3
      and time < $4
  )
order by id`;

/**
 * Computes the hours between what was computed and the watermark, of every stream that has readings there.
 *
 * @returns how many hours were looked at
 */
export async function rollToWatermark(work: Work, timeZone: string): Promise<number> {
  const { watermark, rolledUntil } = await findRollupState(work);
  if (rolledUntil.getTime() >= watermark.getTime()) return 0;
  const span = { from: rolledUntil, to: watermark };
  let hours = 0;
  let after = 0;
  for (let upTo = await findPageEnd(work, after, PAGE); upTo !== null; ) {
    const { rows } = await work.query<{ id: number }>(WITH_READINGS, [after, upTo, span.from, span.to]);
    // A large register has many streams that are silent, or send seldom: of those nothing more is read.
    if (rows.length > 0) {
      const streams = await findRollupStreams(
        work,
        0,
        PAGE,
        rows.map(({ id }) => id),
      );
      for (const stream of streams) hours += await rollSpan(work, stream, span, timeZone);
    }
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  await setRolledUntil(work, watermark);
  return hours;
}
