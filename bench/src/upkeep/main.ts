/**
 * `npm run bench:upkeep`: what the jobs cost on the embedded database while 300 streams send a count a minute and what
 * they sent two weeks ago is deleted. Prints a table with the machine.
 *
 * `-- MINUTES` measures so long; 10 by default.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, findJobSuccesses, openDatabase } from "@meetpaal/db";
import Table from "cli-table3";
import { basePlan } from "../ingest/measure-throughput.ts";
import { startLoad } from "../load/start-load.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { registerCity } from "../prepare-city.ts";
import { cpuSeconds, memoryMb } from "../process-usage.ts";
import { type Product, runCommand, startProduct } from "../product.ts";
import { crowdCityFile, METERS, WAYS, ZONES, zoneId } from "./crowd-city.ts";
import { fill } from "./fill.ts";
import { timeAllHours, timeLastHour } from "./hour-sums.ts";

const MINUTE_MS = 60_000;
/** As long as raw is kept, so that as much is due as comes in. */
const DAYS = 14;
/** Zones start again every night; before it the counts of a day are added up at each pass. */
const COUNTED_MS = 20 * 60 * MINUTE_MS;
const SETTLE_MS = 2 * MINUTE_MS;
const TIME_ZONE = "Europe/Amsterdam";
const MOST_SHARE = 0.1;

const minutes = Number(process.argv[2] ?? 10);
const say = (text: string) => process.stdout.write(`${text}\n`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const table = new Table({ head: ["embedded database", "measured", "target"] });

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-upkeep-"));
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  const dataDir = path.join(folder, "data");
  await mkdir(dataDir);
  await measure({ dataDir });
} finally {
  await rm(folder, { recursive: true, force: true });
}
say(table.toString());
say(`${describeLoad()} at the end`);

async function measure(settings: { dataDir: string }): Promise<void> {
  const devices = await registerCity(settings, [crowdCityFile()], WAYS, {
    devices: METERS,
    sensorsPerDevice: 1,
  });
  const firstTimeMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  await inside(settings, async (database) => {
    const stored = await fill(database, firstTimeMs, DAYS);
    say(`${stored.toLocaleString("en")} readings are there; summing them up`);
    const seconds = await timeAllHours(database, TIME_ZONE);
    table.push(
      [`readings of the ${DAYS} days before`, stored.toLocaleString("en"), ""],
      ["sums of all of them, s of processor time", seconds.toFixed(0), ""],
    );
  });

  const product = await startProduct(settings);
  const at = new Date(Date.now() - COUNTED_MS).toISOString();
  for (let number = 0; number < ZONES; number += 1)
    await runCommand(settings, "zone", "count", zoneId(number), "20000", "--at", at, "--reason", "bench");
  const load = await startLoad(folder, {
    ...basePlan(product.mqttPort, devices),
    keys: WAYS,
    firstTimeMs,
    stepMs: MINUTE_MS,
    messagesPerSecond: METERS / 60,
  });
  await sleep(SETTLE_MS);
  say(`measuring for ${minutes} minutes`);
  const before = await look(product);
  await sleep(minutes * MINUTE_MS);
  const after = await look(product);
  const mostMb = memoryMb(product.pid).most;
  const { messages, p99Ms, seconds: sentS } = await load.stop();
  await product.stop();

  const share = (seconds: (of: Look) => number): number =>
    (seconds(after) - seconds(before)) / ((after.atMs - before.atMs) / 1000);
  await inside(settings, async (database) => {
    const hourS = await timeLastHour(database, TIME_ZONE);
    const process = share(({ cpuS }) => cpuS) + hourS / 3600;
    table.push(
      ["readings acknowledged a minute", Math.round((WAYS.length * messages * 60) / sentS), ""],
      ["PUBACK p99, ms", p99Ms.toFixed(0), ""],
      ["jobs kept the database busy, of the time", percent(share(({ jobsS }) => jobsS)), ""],
      ["devices did", percent(share(({ ingestS }) => ingestS)), ""],
      ["sums of one hour of all streams, s of processor time", hourS.toFixed(1), ""],
      [
        "the whole process with these sums, of one core",
        percent(process),
        `< 10 %: ${process < MOST_SHARE ? "met" : "NOT MET"}`,
      ],
      ["most memory, MB", Math.round(mostMb), ""],
    );
    for (const { job, durationMs } of await findJobSuccesses(database.work("jobs")))
      table.push([`the last run of ${job}, s`, (durationMs / 1000).toFixed(2), ""]);
  });
}

interface Look {
  atMs: number;
  /** Seconds since it started: of the database by class of work, and of the processor. */
  jobsS: number;
  ingestS: number;
  cpuS: number;
}

async function look({ pid, metricsUrl }: Product): Promise<Look> {
  const text = await (await fetch(metricsUrl)).text();
  const busy = (workClass: string): number =>
    Number(new RegExp(`busy_seconds_total\\{class="${workClass}"\\} (\\S+)`).exec(text)?.[1]);
  return { atMs: performance.now(), jobsS: busy("jobs"), ingestS: busy("ingest"), cpuS: cpuSeconds(pid) };
}

/** While the product does not run. */
async function inside(
  { dataDir }: { dataDir: string },
  run: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase({ dataDir });
  try {
    await run(database);
  } finally {
    await database.close();
  }
}
