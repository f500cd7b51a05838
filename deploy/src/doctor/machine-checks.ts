/** Checks of the machine and the database: versions, clock, disk, keys, jobs. Promises are checked in promise-checks.ts. */
import { statfs } from "node:fs/promises";
import {
  type Database,
  databaseNow,
  findBrokenKeys,
  findJobSuccesses,
  findKeylessDevices,
  findStrayStreams,
  type JobSuccess,
  pendingMigrations,
  readVersions,
} from "@meetpaal/db";
import type { JobName } from "@meetpaal/ingest";
import type { Check } from "./check.ts";

const MB = 1_048_576;
/** Below this an embedded database soon cannot write its log, and a failed write ends the process. */
const LEAST_FREE_MB = 1_024;
/** The clock guard stops deleting at this. */
const CLOCK_MAY_DIFFER_MS = 60_000;
/** Every job runs at least this often; the longest runs every ten minutes. */
const JOB_MAY_REST_S = 30 * 60;
/** Of a long list these are named. */
const NAMED = 5;

export async function checkVersions(database: Database): Promise<Check[]> {
  const work = database.work("api");
  const [versions, pending] = [await readVersions(work), await pendingMigrations(work)];
  return [
    {
      name: "database",
      ok: versions.timescaledb !== null,
      detail:
        versions.timescaledb === null
          ? "TimescaleDB is not there: create extension timescaledb."
          : `${database.edition}, PostgreSQL ${versions.postgresql}, TimescaleDB ${versions.timescaledb}, ${Math.round(versions.sizeBytes / MB)} MB, days of ${versions.timeZone ?? "no zone yet"}`,
    },
    {
      name: "migrations",
      ok: pending.length === 0,
      detail: pending.length === 0 ? "all applied" : `run \`meetpaal migrate\`: ${pending.join(", ")}`,
    },
    { name: "node", ok: true, detail: process.version },
  ];
}

export async function checkClock(database: Database): Promise<Check> {
  const before = Date.now();
  const now = (await databaseNow(database.work("api"))).getTime();
  const differMs = Math.max(0, before - now, now - Date.now());
  return {
    name: "clock",
    ok: differMs <= CLOCK_MAY_DIFFER_MS,
    detail:
      differMs <= CLOCK_MAY_DIFFER_MS
        ? `the database's clock and this machine's differ ${Math.round(differMs)} ms`
        : `the database's clock and this machine's differ ${Math.round(differMs / 1_000)} s: let both follow a time server`,
  };
}

/** @param dataDir - of the embedded database; the disk of a server is for its keeper to watch */
export async function checkDisk(database: Database, dataDir: string): Promise<Check> {
  if (database.edition === "server")
    return { name: "disk", ok: true, detail: "of the database server: not seen from here" };
  const { bavail, bsize } = await statfs(dataDir);
  const freeMb = Math.round((bavail * bsize) / MB);
  return {
    name: "disk",
    ok: freeMb >= LEAST_FREE_MB,
    detail: `${freeMb} MB free under ${dataDir}${freeMb >= LEAST_FREE_MB ? "" : ": make room, the database stops when it is full"}`,
  };
}

export async function checkKeys(database: Database): Promise<Check> {
  const keyless = await findKeylessDevices(database.work("api"));
  return {
    name: "keys",
    ok: true,
    detail:
      keyless.length === 0
        ? "every device of an active sensor has a credential that works"
        : `without a credential that works, so silent: ${listOf(keyless)}`,
  };
}

/** What the tables themselves must be, for a reading to be stored once and under a promise. */
export async function checkTables(database: Database): Promise<Check[]> {
  const work = database.work("api");
  const [broken, strays] = [await findBrokenKeys(work), await findStrayStreams(work)];
  return [
    {
      name: "tables",
      ok: broken.length === 0,
      detail:
        broken.length === 0
          ? "each table of readings has the key by which a value is stored once"
          : `without their key, so a reading may be stored twice: ${listOf(broken)}. Restore a backup, or build the index again`,
    },
    {
      name: "streams",
      ok: strays.length === 0,
      detail:
        strays.length === 0
          ? "all readings belong to a datastream of the register"
          : `readings of no datastream in the register, so nothing promises when they go: ${listOf(strays)}`,
    },
  ];
}

function listOf(names: readonly (string | number)[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `${names.slice(0, NAMED).join(", ")}${more}`;
}

/** Every job that this process runs, and on which database. */
const JOBS: Record<JobName | "crowd", readonly Database["edition"][]> = {
  latest: ["embedded", "server"],
  rollup: ["embedded", "server"],
  retention: ["embedded", "server"],
  quarantine: ["embedded", "server"],
  records: ["embedded", "server"],
  promises: ["embedded", "server"],
  crowd: ["embedded", "server"],
  vacuum: ["embedded"],
};

/** @param isRunning - whether this process runs the jobs; without one nothing is wrong with a job that rests */
export async function checkJobs(database: Database, isRunning: boolean): Promise<Check[]> {
  const successes = new Map<string, JobSuccess | undefined>(
    (await findJobSuccesses(database.work("api"))).map((one) => [one.job, one]),
  );
  const expected = Object.entries(JOBS).filter(([, editions]) => editions.includes(database.edition));
  for (const [job] of expected) if (!successes.has(job)) successes.set(job, undefined);
  return [...successes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([job, success]) => checkJob(job, success, isRunning));
}

function checkJob(job: string, success: JobSuccess | undefined, isRunning: boolean): Check {
  const ok = !isRunning || (success?.agoS ?? process.uptime()) <= JOB_MAY_REST_S;
  const did = Object.entries(success?.detail ?? {}).map(([name, number]) => `${name} ${number}`);
  const last =
    success === undefined
      ? "has not come to an end yet"
      : `last succeeded ${success.lastSuccessAt.toISOString()}, in ${(success.durationMs / 1000).toFixed(1)} s` +
        (did.length === 0 ? "" : `: ${did.join(", ")}`);
  return { name: `job ${job}`, ok, detail: ok ? last : `${last}. Look in the log for why not since` };
}
