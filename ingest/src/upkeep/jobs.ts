/**
 * The jobs, each a function of the database. They work in slices of class `jobs`, stream by stream, so that devices and
 * readers wait for a slice at most.
 */
import {
  type Database,
  expireQuarantinedNumbers,
  expireQuarantineRows,
  expireRecords,
  findMarkedStreams,
  findPageEnd,
  judgeAllPromises,
  markCorrections,
  moveWatermark,
  repairLatest,
  retain,
  rollMarksOf,
  rollToWatermark,
} from "@meetpaal/db";
import type { Job, JobDetail, JobScope } from "./job.ts";
import { makeVacuum } from "./vacuum.ts";

/** Streams looked at by one statement. */
const PAGE = 200;
/** Hours of late readings are computed for so long at once: after hours of a network that was away there is work for minutes. */
const MARKS_MS = 20_000;
/** After a crash it may lag behind; otherwise there is nothing to repair. */
const LATEST_EVERY_MS = 10 * 60_000;
/** Their terms are counted in days. */
const RECORDS_EVERY_MS = 10 * 60_000;
/** Whole days, and corrections of the past, are looked for at the first run of retention, then every 10 minutes. */
const THOROUGH_EVERY_MS = 10 * 60_000;

/** @param quietMs - how long nobody but jobs asked the database for anything [ms] */
export function makeJobs(database: Database, quietMs: () => number): Job[] {
  const shared = { needsClock: true, isShared: true };
  const jobs: Job[] = [
    { name: "latest", everyMs: LATEST_EVERY_MS, needsClock: false, isShared: true, run: repairAllLatest },
    { name: "rollup", everyMs: 20_000, ...shared, run: makeRollUp() },
    { name: "retention", everyMs: 20_000, ...shared, run: makeRetention() },
    { name: "quarantine", everyMs: 20_000, ...shared, run: expireQuarantine },
    { name: "records", everyMs: RECORDS_EVERY_MS, ...shared, run: expireOldRecords },
    { name: "promises", everyMs: 30_000, needsClock: false, isShared: true, run: judgePromises },
  ];
  if (database.edition === "embedded") {
    // A server has a vacuum of its own.
    jobs.push({
      name: "vacuum",
      everyMs: 10_000,
      needsClock: false,
      isShared: false,
      run: makeVacuum({ quietMs }),
    });
  }
  return jobs;
}

async function repairAllLatest({ database }: JobScope): Promise<JobDetail> {
  const work = database.work("jobs");
  let repaired = 0;
  let after = 0;
  for (let upTo = await findPageEnd(work, after, PAGE); upTo !== null; ) {
    repaired += await repairLatest(work, after, upTo);
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  return { repaired };
}

/** Goes on at the next run with the streams after those it came to, so that one that is always late keeps none waiting. */
function makeRollUp(): Job["run"] {
  let cameTo = 0;
  return async ({ database, timeZone, notAfter }) => {
    const work = database.work("jobs");
    const corrected = await markCorrections(work);
    await moveWatermark(work, { notAfter });
    const marked = await findMarkedStreams(work);
    const inTurn = [...marked.filter((id) => id > cameTo), ...marked.filter((id) => id <= cameTo)];
    const endMs = performance.now() + MARKS_MS;
    let hours = 0;
    let left = inTurn.length;
    for (let at = 0; at < inTurn.length && performance.now() < endMs; at += PAGE) {
      const page = inTurn.slice(at, at + PAGE);
      hours += await rollMarksOf(work, page, timeZone);
      cameTo = page.at(-1) ?? 0;
      left -= page.length;
    }
    hours += await rollToWatermark(work, timeZone);
    return { hours, corrected, left };
  };
}

function makeRetention(): Job["run"] {
  let thoroughAtMs = -Infinity;
  return async ({ database, timeZone, notAfter }) => {
    const work = database.work("jobs");
    const isThorough = performance.now() - thoroughAtMs >= THOROUGH_EVERY_MS;
    // At a start it runs before rollups: hours that an import corrected are computed again while their readings are there.
    if (isThorough) await markCorrections(work);
    const { deleted, droppedChunks } = await retain(work, { timeZone, wholeChunks: isThorough, notAfter });
    if (isThorough) thoroughAtMs = performance.now();
    return { ...deleted, droppedChunks };
  };
}

async function expireQuarantine({ database, notAfter }: JobScope): Promise<JobDetail> {
  const work = database.work("jobs");
  let numbers = 0;
  let after = 0;
  for (let upTo = await findPageEnd(work, after, PAGE); upTo !== null; ) {
    numbers += await expireQuarantinedNumbers(work, after, upTo, notAfter);
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  return { numbers, rows: await expireQuarantineRows(work, notAfter) };
}

async function expireOldRecords({ database, notAfter }: JobScope): Promise<JobDetail> {
  return await expireRecords(database.work("jobs"), notAfter);
}

async function judgePromises({ database, timeZone }: JobScope): Promise<JobDetail> {
  return await judgeAllPromises(database.work("jobs"), timeZone);
}
