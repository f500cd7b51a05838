import {
  type Database,
  findPractice,
  findStanding,
  findVerdictChanges,
  type PracticeRow,
} from "@meetpaal/db";
import {
  basisOf,
  DAY_MS,
  explainPromise,
  type JudgedPromise,
  limitsOf,
  methodOf,
  PUBLIC_ID,
} from "@meetpaal/model";
import { type JudgedInPractice, type Practice, promiseSchema } from "../contract/practice.ts";
import { instant } from "../wire/instant.ts";
import { HISTORY_DAYS, spansOf } from "./verdict-history.ts";

/**
 * What was promised of a sensor beside what was measured; null: it is unknown, or not public.
 *
 * @param timeZone - of the installation: people are shown its time
 */
export async function readPractice(
  database: Database,
  publicId: string,
  timeZone: string,
): Promise<Practice | null> {
  if (!PUBLIC_ID.test(publicId)) return null;
  const work = database.work("api");
  const standing = await findStanding(work, publicId);
  if (standing === null) return null;
  const { now, demo } = standing;
  const rows = await findPractice(work, publicId);
  const oldest = rows.reduce<Date | undefined>(
    (before, { measuredAt }) => (before === undefined || measuredAt < before ? measuredAt : before),
    undefined,
  );
  const from = new Date(now.getTime() - HISTORY_DAYS * DAY_MS);
  const changes = await findVerdictChanges(work, publicId, from);
  return {
    demo,
    checkedAt: instant(oldest ?? now),
    promises: rows.map((row) => ({
      ...toPromise(row, timeZone),
      history: spansOf(
        changes.filter(({ promise, datastream }) => promise === row.promise && datastream === row.datastream),
        row,
        from,
      ),
    })),
  };
}

/** A row as the API shows it. */
export function toPromise(row: PracticeRow, timeZone: string): JudgedInPractice {
  const judged = toJudged(row);
  return promiseSchema.parse({
    id: row.promise,
    datastream: row.datastream,
    promised: row.promised,
    measured: row.measured,
    measuredAt: instant(row.measuredAt),
    verdict: row.verdict,
    since: instant(row.since),
    lastBrokenAt: row.lastBrokenAt === null ? null : instant(row.lastBrokenAt),
    basis: basisOf(judged.id, judged.measured),
    limits: limitsOf(judged.id),
    method: methodOf(judged.id),
    explanation: explainPromise(judged, timeZone),
    responses: row.answers.map(({ at, recordedAt, text }) => ({
      at: instant(at),
      recordedAt: instant(recordedAt),
      text,
    })),
    breach: row.breach && {
      ...row.breach,
      raisedAt: instant(row.breach.raisedAt),
      assessBefore: instant(row.breach.assessBefore),
      assessedAt: row.breach.assessedAt === null ? null : instant(row.breach.assessedAt),
    },
  });
}

/** What was stored is what the same code wrote. */
function toJudged({ promise, datastream, promised, measured, verdict }: PracticeRow): JudgedPromise {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids and facts are written by the job that judges
  return { id: promise, datastreamId: datastream, promised, measured, verdict } as JudgedPromise;
}
