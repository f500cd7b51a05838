/**
 * `npm run bench:endurance`: ten minutes at half of the full load, and a million bad payloads among
 * good ones, on the server database. Prints a table with the machine.
 *
 * Arguments choose parts: `soak`, `bad`; none: both.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import pg from "pg";
import { STEP_MS } from "../city.ts";
import { basePlan } from "../ingest/measure-throughput.ts";
import type { LoadPlan, LoadResult } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { memoryMb } from "../process-usage.ts";
import { type Product, startProduct } from "../product.ts";
import { slope } from "../slope.ts";

const DEVICES = 400;
const SENSORS_PER_DEVICE = 25;
const FULL_MS = 10_000;
const SOAK_MS = 10 * 60_000;
const SAMPLE_MS = 5_000;
/** Until then heaps and caches grow to what the load needs. */
const WARM_UP_MS = 2 * 60_000;
const MOST_GROWTH_MB = 2;
const GOOD_PER_SECOND = 3_000;
const BAD_PER_SECOND = 9_000;
const BAD_MESSAGES = 1_000_000;
const ALONE_MS = 30_000;
/** Bad payloads leave a row a device, reason and hour. */
const MOST_ROWS = DEVICES * SENSORS_PER_DEVICE * 2;

const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
const say = (text: string) => process.stdout.write(`${text}\n`);
const verdict = (isMet: boolean, target: string) => `${target}: ${isMet ? "met" : "NOT MET"}`;

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-endurance-"));
const cluster = new NativeCluster("endurance", ["shared_buffers=1GB", "max_wal_size=8GB"]);
const table = new Table({ head: ["server database", "measured", "target"] });
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  const dataDir = path.join(folder, "data");
  await mkdir(dataDir, { recursive: true });
  const databaseUrl = await makeDatabase(cluster, "product");
  const settings = { databaseUrl, dataDir };
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const product = await startProduct(settings);
  const plan = basePlan(product.mqttPort, devices);
  if (isWanted("soak")) await soak(product, plan);
  if (isWanted("bad")) await sendBad(product, plan, databaseUrl);
  await product.stop();
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(table.toString());
say(`${describeLoad()} at the end`);

async function soak(product: Product, plan: LoadPlan): Promise<void> {
  const full = await load(plan, { durationMs: FULL_MS });
  const messagesPerSecond = Math.round(full.messages / full.seconds / 2);
  say(`soak: ${messagesPerSecond} messages/s`);
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(memoryMb(product.pid).now), SAMPLE_MS);
  const soaked = await load(plan, { messagesPerSecond, durationMs: SOAK_MS });
  clearInterval(sampling);
  const warm = samples.slice(WARM_UP_MS / SAMPLE_MS);
  const growthMb = (slope(warm) * 60_000) / SAMPLE_MS;
  const expected = (messagesPerSecond * SOAK_MS) / 1_000;
  table.push(
    [`soak of ${SOAK_MS / 60_000} minutes, messages/s`, String(messagesPerSecond), ""],
    ["acknowledged of those sent", `${soaked.messages} of ${Math.round(expected)}`, ""],
    ["connections lost", soaked.disconnects, verdict(soaked.disconnects === 0, "0")],
    ["PUBACK p50 / p99, ms", `${soaked.p50Ms.toFixed(1)} / ${soaked.p99Ms.toFixed(1)}`, ""],
    [
      "memory after warming up, MB",
      `${Math.round(Math.min(...warm))} - ${Math.round(Math.max(...warm))}`,
      "",
    ],
    [
      "growth of it, MB a minute",
      growthMb.toFixed(2),
      verdict(growthMb < MOST_GROWTH_MB, `< ${MOST_GROWTH_MB}`),
    ],
  );
}

async function sendBad(product: Product, plan: LoadPlan, databaseUrl: string): Promise<void> {
  const alone = await load(plan, { messagesPerSecond: GOOD_PER_SECOND, durationMs: ALONE_MS });
  const among = await load(plan, {
    messagesPerSecond: GOOD_PER_SECOND + BAD_PER_SECOND,
    bad: BAD_PER_SECOND / (GOOD_PER_SECOND + BAD_PER_SECOND),
    durationMs: (BAD_MESSAGES / BAD_PER_SECOND) * 1_000,
  });
  const rows = await countQuarantine(databaseUrl);
  const isUnharmed = among.p99Ms < 2 * alone.p99Ms;
  table.push(
    [
      "bad payloads decided",
      among.badMessages,
      verdict(among.badMessages > BAD_MESSAGES * 0.99, "1,000,000"),
    ],
    ["p99 of good ones alone, ms", alone.p99Ms.toFixed(1), ""],
    ["p99 of good ones among bad ones, ms", among.p99Ms.toFixed(1), verdict(isUnharmed, "< 2 times")],
    ["rows in the quarantine", rows, verdict(rows <= MOST_ROWS, `<= ${MOST_ROWS}`)],
    ["memory, MB", Math.round(memoryMb(product.pid).now), ""],
  );
}

async function load(plan: LoadPlan, more: Partial<LoadPlan>): Promise<LoadResult> {
  const result = await (await startLoad(folder, { ...plan, ...more })).result();
  // The next part goes on where this one stopped, and never ahead of the clock.
  plan.firstTimeMs = Math.max(Date.now() - 60_000, plan.firstTimeMs + result.nextStep * STEP_MS);
  return result;
}

async function countQuarantine(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ count: number }>("select count(*)::int as count from quarantine");
  await client.end();
  return rows[0]?.count ?? 0;
}
