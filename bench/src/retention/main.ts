/**
 * `npm run bench:retention`: a run of retention over 100 million readings of 40 days on a native database, of which 14 are
 * promised: whole days go at once, what is left of the day between row by row, while a device writes and a reader reads.
 * Afterwards it counts: nothing is kept too long, nothing too little, and the proofs say so. Prints a table with the machine.
 *
 * Arguments: `readings=N`. The readings are made by the server, and no sums of them: what those cost bench:upkeep tells.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Database,
  findOverdue,
  findPageEnd,
  openDatabase,
  type RetentionRun,
  retain,
} from "@meetpaal/db";
import Table from "cli-table3";
import pg from "pg";
import { STREAM_KEYS } from "../city.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { fill, PER_STREAM } from "./fill.ts";
import { probe } from "./probe.ts";

const TIME_ZONE = "Europe/Amsterdam";
const SENSORS_PER_DEVICE = 20;
/** Streams looked at by one statement. */
const PAGE = 200;
const MOST_MS = 60_000;

const given = process.argv.slice(2).find((one) => one.startsWith("readings="));
const READINGS = Number(given?.split("=")[1] ?? 100_000_000);

const say = (text: string) => process.stdout.write(`${text}\n`);
const whole = (number: number): string => Math.round(number).toLocaleString("en");
const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
const table = new Table({ head: ["retention, native database", "measured", "expected"] });

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-retention-"));
const cluster = new NativeCluster("bench-retention", [
  "shared_buffers=1GB",
  "max_wal_size=4GB",
  "synchronous_commit=off",
]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  await measure(await makeDatabase(cluster, "retention"));
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(table.toString());
say(`${describeLoad()} at the end`);

async function measure(databaseUrl: string): Promise<void> {
  const sensors = Math.ceil(READINGS / PER_STREAM / STREAM_KEYS.length);
  const devices = Math.ceil(sensors / SENSORS_PER_DEVICE);
  await prepareCity({ databaseUrl, dataDir: folder }, devices, SENSORS_PER_DEVICE);
  const begunMs = performance.now();
  const stored = await fill(databaseUrl);
  say(`${whole(stored)} readings are there, in ${whole((performance.now() - begunMs) / 1_000)} s`);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const database = await openDatabase({ url: databaseUrl });
  try {
    table.push(
      ["readings", whole(stored), ""],
      ["on disk", await sizeOf(client), ""],
      ["streams", whole(devices * SENSORS_PER_DEVICE * STREAM_KEYS.length), ""],
    );
    const probing = probe(databaseUrl);
    const first = await timeRun(database, true);
    const { longestReadMs, longestWriteMs, written } = await probing.stop();
    sayRun("the first run", first);
    table.push(
      ["longest wait of a reader meanwhile, ms", whole(longestReadMs), ""],
      ["longest wait of a writer meanwhile, ms", whole(longestWriteMs), ""],
    );
    const left = await countOf(client, "select count(*) from reading");
    const gone = await countOf(client, "select sum(deleted) from retention_proof_day where tier = 'raw'");
    table.push(
      ["on disk", await sizeOf(client), ""],
      ["readings before, written meanwhile, and deleted", whole(stored + written - gone), whole(left)],
      ["streams with a reading that is kept too long", await countOverdue(database), "0"],
      ["a reading that is not due is gone", await countTooEarly(client), "0"],
    );
    await sleep(60_000);
    sayRun("a run one minute later", await timeRun(database, false));
    table.push(["streams with a reading that is kept too long", await countOverdue(database), "0"]);
  } finally {
    await database.close();
    await client.end();
  }
}

interface TimedRun extends RetentionRun {
  tookMs: number;
}

async function timeRun(database: Database, wholeChunks: boolean): Promise<TimedRun> {
  const begunMs = performance.now();
  const run = await retain(database.work("jobs"), { timeZone: TIME_ZONE, wholeChunks });
  return { ...run, tookMs: performance.now() - begunMs };
}

function sayRun(name: string, { tookMs, deleted, droppedChunks }: TimedRun): void {
  table.push(
    [`${name}, s`, seconds(tookMs), `< 60: ${tookMs < MOST_MS ? "met" : "NOT MET"}`],
    ["  readings deleted", whole(deleted.raw), ""],
    ["  whole days dropped", droppedChunks, ""],
  );
}

async function sizeOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ mb: number }>(
    "select (hypertable_size('reading') / 1e6)::float8 as mb",
  );
  return `${whole(rows[0]?.mb ?? 0)} MB`;
}

async function countOf(client: pg.Client, statement: string): Promise<number> {
  const { rows } = await client.query<Record<string, string>>(statement);
  return Number(Object.values(rows[0] ?? {})[0] ?? 0);
}

/** Streams of which a row outlived its promise by a minute, as `doctor` finds them. */
async function countOverdue(database: Database): Promise<number> {
  const work = database.work("jobs");
  let overdue = 0;
  let after = 0;
  for (let upTo = await findPageEnd(work, after, PAGE); upTo !== null; ) {
    overdue += (await findOverdue(work, after, upTo)).length;
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  return overdue;
}

/** Streams whose oldest reading is over a minute and a half younger than promised: one comes each minute. */
async function countTooEarly(client: pg.Client): Promise<number> {
  return await countOf(
    client,
    `select count(*)
from retention_proof
where tier = 'raw'
  and oldest_at > measured_at - interval 'P14D' + interval 'PT1M30S'`,
  );
}
