import { type Database, databaseNow, findPractice, findSensors, type PracticeRow } from "@meetpaal/db";
import { basisOf, explainPromise, type JudgedPromise, limitsOf, PUBLIC_ID } from "@meetpaal/model";
import { type Practice, type PromiseInPractice, promiseSchema } from "../contract/practice.ts";
import { instant } from "../wire/instant.ts";

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
  return await database.work("api").transaction(async (tx) => {
    const [sensor] = await findSensors(tx, [publicId]);
    if (sensor === undefined) return null;
    const rows = await findPractice(tx, publicId);
    const oldest = rows.reduce<Date | undefined>(
      (before, { measuredAt }) => (before === undefined || measuredAt < before ? measuredAt : before),
      undefined,
    );
    return {
      checkedAt: instant(oldest ?? (await databaseNow(tx))),
      promises: rows.map((row) => toPromise(row, timeZone)),
    };
  });
}

/** A row as the API shows it. */
export function toPromise(row: PracticeRow, timeZone: string): PromiseInPractice {
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
    explanation: explainPromise(judged, timeZone),
    responses: row.answers.map(({ at, text }) => ({ at: instant(at), text })),
  });
}

/** What was stored is what the same code wrote. */
function toJudged({ promise, datastream, promised, measured, verdict }: PracticeRow): JudgedPromise {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids and facts are written by the job that judges
  return { id: promise, datastreamId: datastream, promised, measured, verdict } as JudgedPromise;
}
