/**
 * Compares the promises with the tables themselves, not with what the jobs wrote about them: is anything of any stream
 * stored longer than was promised?
 */
import {
  countStreams,
  countVerdicts,
  type Database,
  findOverdue,
  findPageEnd,
  findPossibleBreaches,
  type Overdue,
} from "@meetpaal/db";
import type { Check } from "./check.ts";

/** Streams looked at by one statement. */
const PAGE = 200;
const OVERDUE_NAMED = 5;
const BREACHES_NAMED = 20;

/** @param isRunning - whether the jobs run now; without them what is due waits for the next start */
export async function checkRetention(database: Database, isRunning: boolean): Promise<Check> {
  const work = database.work("api");
  const overdue: Overdue[] = [];
  const streams = await countStreams(work);
  for (let after = 0, upTo = await findPageEnd(work, 0, PAGE); upTo !== null; ) {
    overdue.push(...(await findOverdue(work, after, upTo)));
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  const named = overdue
    .slice(0, OVERDUE_NAMED)
    .map(
      ({ publicId, reference, key, tier, oldestAt }) =>
        `${reference} (${publicId}) ${key} ${tier} of ${oldestAt.toISOString()}`,
    );
  const waiting = isRunning ? "kept too long" : "due, deleted at the next start before anybody is answered";
  return {
    name: "retention",
    ok: overdue.length === 0 || !isRunning,
    detail:
      overdue.length === 0
        ? `readings, newest values, refused numbers, hours and days of ${streams} datastreams: none kept longer than promised`
        : `${overdue.length} ${waiting}: ${named.join("; ")}`,
  };
}

/** What devices do with their promises is for the city to mend, and no fault of this machine: told, never wrong. */
export async function countBrokenPromises(database: Database): Promise<Check> {
  const counts = await countVerdicts(database.work("api"));
  const parts = ["kept", "attention", "broken", "not-yet", "not-measurable"].flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return { name: "promises", ok: true, detail: parts.length === 0 ? "none judged yet" : parts.join(", ") };
}

/** A duty of the city with a term, and no fault of this machine either. */
export async function tellPossibleBreaches(database: Database): Promise<Check> {
  const breaches = await findPossibleBreaches(database.work("api"), BREACHES_NAMED);
  const now = Date.now();
  const named = breaches.map(
    ({ id, reference, publicId, promise, assessBefore }) =>
      `${id}: ${reference} (${publicId}) ${promise}, ${assessBefore.getTime() < now ? "due since" : "before"} ${assessBefore.toISOString()}`,
  );
  return {
    name: "possible breaches",
    ok: true,
    detail:
      named.length === 0
        ? "none waits to be assessed"
        : `mogelijk datalek: beoordeel binnen 72 uur (meetpaal promise assess): ${named.join("; ")}`,
  };
}
