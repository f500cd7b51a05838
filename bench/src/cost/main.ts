/**
 * `npm run bench:cost`: what a reading costs on either database, all jobs on: processor time at even rates, bytes on disk,
 * and bytes written to the log of changes. From these docs/growing.md calculates machines. Prints tables with the machine.
 *
 * Arguments choose parts: `server`, `embedded`; none: both. In small: `seconds=10`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@meetpaal/db";
import Table from "cli-table3";
import pg from "pg";
import { isWanted, numberOf } from "../arguments.ts";
import { STREAM_KEYS } from "../city.ts";
import { basePlan } from "../ingest/measure-throughput.ts";
import { startLoad } from "../load/start-load.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { cpuSeconds, memoryMb, treeCpuSeconds } from "../process-usage.ts";
import { type ProductSettings, startProduct } from "../product.ts";
import { diskOf } from "./disk.ts";

const DEVICES = 200;
const SENSORS_PER_DEVICE = 25;
const SECONDS = numberOf("seconds", 60);
/** Readings a second. */
const RATES = [1_000, 10_000];

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-cost-"));
const cluster = new NativeCluster("cost", ["shared_buffers=1GB", "max_wal_size=8GB"]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  if (isWanted("server")) await benchCost("server", await makeDatabase(cluster, "product"));
  if (isWanted("embedded")) await benchCost("embedded", undefined);
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

async function benchCost(edition: string, databaseUrl: string | undefined): Promise<void> {
  say(`\n${edition}: registering ${DEVICES * SENSORS_PER_DEVICE} sensors`);
  const dataDir = path.join(folder, edition, "data");
  await mkdir(dataDir, { recursive: true });
  const settings: ProductSettings = { databaseUrl, dataDir };
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const product = await startProduct(settings);
  const postgres = databaseUrl === undefined ? undefined : await cluster.pid();
  const used = () => ({
    product: cpuSeconds(product.pid),
    database: postgres === undefined ? 0 : treeCpuSeconds(postgres),
  });
  const table = new Table({ head: [`${edition} database`, "the process", "the database"] });
  const row = (what: string, from: ReturnType<typeof used>, per: number, unit: string) => {
    const now = used();
    const cell = (name: keyof typeof now) => `${((now[name] - from[name]) / per).toFixed(1)} ${unit}`;
    table.push([what, cell("product"), postgres === undefined ? "in the process" : cell("database")]);
  };

  let from = used();
  await sleep(SECONDS * 1_000);
  row("nobody sends, of a core", from, SECONDS / 100, "%");
  const plan = basePlan(product.mqttPort, devices);
  const walFrom = await walBytes(databaseUrl);
  let sent = 0;
  for (const readingsPerSecond of RATES) {
    from = used();
    const messagesPerSecond = readingsPerSecond / STREAM_KEYS.length;
    const load = await startLoad(folder, { ...plan, messagesPerSecond, durationMs: SECONDS * 1_000 });
    const { readings, nextStep } = await load.result();
    plan.firstStep = nextStep;
    sent += readings;
    row(
      `1,000 readings at ${readingsPerSecond.toLocaleString("en")} a second, processor time`,
      from,
      readings / 1e6,
      "ms",
    );
  }
  const wal = ((await walBytes(databaseUrl)) - walFrom) / sent;
  const memory = memoryMb(product.pid).most;
  await product.stop();
  const database = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
  const disk = await diskOf(database.work("jobs"), "reading");
  await database.close();
  table.push(
    ["bytes on disk for a reading, with its index", "", (disk.bytes / disk.rows).toFixed(0)],
    ["bytes written to the log of changes for a reading", "", Number.isNaN(wal) ? "-" : wal.toFixed(0)],
    ["most memory", `${Math.round(memory)} MB`, ""],
  );
  say(table.toString());
}

/** Written to the log of changes until now; NaN for the embedded database, which only its process may ask. */
async function walBytes(url: string | undefined): Promise<number> {
  if (url === undefined) return Number.NaN;
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(
    "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes",
  );
  await client.end();
  return Number(rows[0]?.bytes);
}
