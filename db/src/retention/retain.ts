/**
 * One run of retention: whole chunks, then row by row, a page of streams at a time. Hours that ended are computed first,
 * and the marks of a stream before anything of it is deleted, so what a deleted reading added to its hour and day is there.
 */
import type { Tier } from "@meetpaal/model";
import type { Work } from "../database.ts";
import { findMarkedOf } from "../rollups/marks.ts";
import { rollMarksOf, rollToWatermark } from "../rollups/roll-all.ts";
import { moveWatermark } from "../rollups/watermark.ts";
import { databaseNow } from "../zones/database-now.ts";
import type { NotAfter } from "./cutoff.ts";
import { deleteDue } from "./delete-due.ts";
import { dropDueChunks } from "./drop-chunks.ts";
import { expireLatest } from "./expire-latest.ts";
import { findPageEnd, findStoredTiers } from "./find-stored.ts";
import { noteRun, noteStored, type RetentionRun } from "./proof.ts";

/** Streams looked at by one statement. */
const PAGE = 100;
const TIERS: readonly Tier[] = ["raw", "hour", "day"];

export interface RetainOptions {
  timeZone: string;
  /** Looks for whole chunks, too: seldom needed, and it looks at each. */
  wholeChunks: boolean;
  /** Absent: only the clock counts. */
  notAfter?: NotAfter;
}

/** Deletes what is due in every tier of every stream, and writes down what was done and what is left. */
export async function retain(
  work: Work,
  { timeZone, wholeChunks, notAfter = "infinity" }: RetainOptions,
): Promise<RetentionRun> {
  const run: RetentionRun = {
    startedAt: await databaseNow(work),
    deleted: { raw: 0, hour: 0, day: 0 },
    droppedChunks: 0,
  };
  await moveWatermark(work, { notAfter });
  await rollToWatermark(work, timeZone);
  if (wholeChunks) {
    const { chunks, rows } = await dropDueChunks(work, timeZone, notAfter);
    run.droppedChunks = chunks;
    run.deleted.raw += rows;
  }
  let after = 0;
  for (let upTo = await findPageEnd(work, after, PAGE); upTo !== null; ) {
    await retainPage(work, { after, upTo, timeZone, notAfter }, run.deleted);
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  await noteRun(work, run);
  return run;
}

async function retainPage(
  work: Work,
  { after, upTo, timeZone, notAfter }: { after: number; upTo: number; timeZone: string; notAfter: NotAfter },
  deleted: Record<Tier, number>,
): Promise<void> {
  const stored = await findStoredTiers(work, after, upTo, notAfter);
  const due = stored.filter(({ isDue }) => isDue);
  if (due.length > 0) {
    const streams = [...new Set(due.map(({ datastreamId }) => datastreamId))];
    await rollMarksOf(work, await findMarkedOf(work, streams), timeZone);
    for (const tier of TIERS) {
      const ofTier = due.filter((stream) => stream.tier === tier);
      deleted[tier] += await deleteDue(work, tier, ofTier, timeZone);
    }
  }
  await expireLatest(work, after, upTo, notAfter);
  await noteStored(
    work,
    due.length === 0 ? stored : await findStoredTiers(work, after, upTo, notAfter),
    timeZone,
  );
}
