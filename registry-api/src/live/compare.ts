/**
 * Compares what the live feed shows with `latest`. In parts, one a second, so that no device waits while thousands of
 * streams are read at once; all together only when a hint may have been missed.
 */
import { findLatestPage, findPageEnd, type LatestRow, type Work } from "@meetpaal/db";
import type { Feed } from "./feed.ts";

/** Streams of one statement. */
const SLICE = 5_000;
const SMALLEST_PART = 500;
/** A walk over all streams takes so many parts. */
const PARTS = 10;
/** A row may be written a little later than its hint: what was taken in so recently is not missed yet. */
const MAY_BE_LATE_MS = 10_000;

export interface Comparison {
  /** All streams, from the first. */
  compareAll: () => Promise<void>;
  /** The next part. */
  compareNext: () => Promise<void>;
  /** Whether a walk has begun and not come to its end. */
  isUnderWay: () => boolean;
}

/** @param show - gets what the table holds; what was taken in meanwhile is newer than it */
export function createComparison(
  work: Work,
  feed: Pick<Feed, "keepOnly">,
  show: (rows: readonly LatestRow[]) => void,
): Comparison {
  /** The last stream compared; 0: none of this walk. */
  let after = 0;
  /** Streams of this walk, rounded up to whole parts. */
  let seen = 0;
  let part = SMALLEST_PART;

  async function compare(limit: number): Promise<void> {
    const startedMs = performance.now();
    const from = after;
    const to = await findPageEnd(work, from, limit);
    const rows = to === null ? [] : await findLatestPage(work, from, to);
    show(rows);
    const found = new Set(rows.map(({ datastream }) => datastream));
    // What stays away was deleted.
    feed.keepOnly(
      (datastream, takenMs) =>
        datastream <= from ||
        datastream > (to ?? Number.POSITIVE_INFINITY) ||
        found.has(datastream) ||
        takenMs > startedMs - MAY_BE_LATE_MS,
    );
    after = to ?? 0;
    if (to !== null) {
      seen += limit;
      return;
    }
    part = Math.min(SLICE, Math.max(SMALLEST_PART, Math.ceil(seen / PARTS)));
    seen = 0;
  }

  /** One walk at a time: who comes first and the clock may ask at once. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = async (run: () => Promise<void>): Promise<void> => {
    const mine = turn.then(run);
    turn = mine.catch(() => {});
    await mine;
  };

  return {
    compareAll: () =>
      inTurn(async () => {
        after = 0;
        seen = 0;
        do await compare(SLICE);
        while (after > 0);
      }),
    compareNext: () => inTurn(() => compare(part)),
    isUnderWay: () => after > 0,
  };
}
