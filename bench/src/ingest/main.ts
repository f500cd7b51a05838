/**
 * `npm run bench:ingest`: acknowledged readings a second on both databases, beside raw COPY, `unnest`
 * and plain Aedes; latency at an even rate; memory of idle devices. Prints tables with the machine.
 *
 * Arguments choose parts: `server`, `embedded`, `idle`; none: all.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@meetpaal/db";
import Table from "cli-table3";
import type { PlannedDevice } from "../load/load-plan.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { type ProductSettings, startProduct } from "../product.ts";
import { describeRounds, median } from "../statistics.ts";
import { measureIdle } from "./measure-idle.ts";
import { type Latency, type LatencyOptions, measureLatency } from "./measure-latency.ts";
import { basePlan, measureThroughput, type Throughput } from "./measure-throughput.ts";

const DEVICES = 200;
const SENSORS_PER_DEVICE = 25;
const IDLE_DEVICES = 5_000;

type Edition = "server" | "embedded";

/** Even rates, whether somebody exports meanwhile, and what 99 of 100 answers have to stay under [ms]. */
const LATENCIES: Record<Edition, (LatencyOptions & { targetMs?: number })[]> = {
  server: [
    { messagesPerSecond: 3_000, hasReader: false, targetMs: 30 },
    { messagesPerSecond: 10_000, hasReader: false, targetMs: 50 },
    { messagesPerSecond: 3_000, hasReader: true },
  ],
  embedded: [{ messagesPerSecond: 3_000, hasReader: true, targetMs: 250 }],
};

const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
const say = (text: string) => process.stdout.write(`${text}\n`);

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-bench-"));
const cluster = new NativeCluster("bench", ["shared_buffers=1GB", "max_wal_size=8GB"]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  if (isWanted("server")) await benchServer();
  if (isWanted("embedded")) await benchEmbedded();
  if (isWanted("idle")) await benchIdle();
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

async function benchServer(): Promise<void> {
  const databaseUrl = await makeDatabase(cluster, "product");
  const peerTarget = await makeDatabase(cluster, "peer");
  await bench("server", { databaseUrl, dataDir: await makeDir("server") }, peerTarget);
}

async function benchEmbedded(): Promise<void> {
  await bench("embedded", { dataDir: await makeDir("embedded") }, await makeDir("embedded-peer"));
}

async function bench(edition: Edition, settings: ProductSettings, peerTarget: string): Promise<void> {
  say(`\n${edition}: registering ${DEVICES * SENSORS_PER_DEVICE} sensors`);
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const product = await startProduct(settings);
  // First: for minutes after full load the database writes out what was stored at ten times the rate.
  const plan = basePlan(product.mqttPort, devices);
  const latencies: Latency[] = [];
  for (const options of LATENCIES[edition]) {
    const latency = await measureLatency(folder, product, plan, options);
    plan.firstStep = latency.nextStep;
    latencies.push(latency);
  }
  const throughput = await measureThroughput({
    folder,
    product,
    plan,
    peerTarget,
    hasCopy: edition === "server",
  });
  await product.stop();
  const stored = await countStored(settings);
  say(resultTable(edition, throughput, latencies, stored));
}

async function benchIdle(): Promise<void> {
  say(`\nidle: registering ${IDLE_DEVICES} devices`);
  const settings: ProductSettings = {
    databaseUrl: await makeDatabase(cluster, "idle"),
    dataDir: await makeDir("idle"),
    only: "broker",
  };
  const devices: PlannedDevice[] = await prepareCity(settings, IDLE_DEVICES, 1);
  const broker = await startProduct(settings);
  const idle = await measureIdle(folder, broker, devices);
  await broker.stop();
  const table = new Table({ head: ["idle devices", "memory without", "memory with", "target"] });
  table.push([
    idle.devices,
    `${Math.round(idle.withoutMb)} MB`,
    `${Math.round(idle.withMb)} MB`,
    verdict(idle.withMb < 300, "< 300 MB"),
  ]);
  say(table.toString());
}

function resultTable(edition: Edition, measured: Throughput, latencies: Latency[], stored: Stored): string {
  const product = median(measured.product);
  const table = new Table({ head: [`${edition} database`, "measured (lowest - highest)", "target"] });
  const peer = edition === "server" ? measured.copy : measured.unnest;
  const factor = edition === "server" ? 1.3 : 0.5;
  const ratio = product / median(peer);
  const ofAedes = product / median(measured.plainAedes);
  table.push(
    ["acknowledged readings/s", describeRounds(measured.product), ""],
    ...(edition === "server"
      ? [
          ["raw text COPY, one client, 20,000 rows a commit, rows/s", describeRounds(measured.copy), ""],
          ["the same, made while the server reads, 100,000 a commit", describeRounds(measured.stream), ""],
        ]
      : []),
    ["unnest by 1,000, one client, rows/s", describeRounds(measured.unnest), ""],
    ["plain Aedes, nothing stored, readings/s", describeRounds(measured.plainAedes), ""],
    [
      edition === "server" ? "of raw text COPY" : "of its own unnest",
      ratio.toFixed(2),
      verdict(ratio >= factor, `>= ${factor}`),
    ],
    ["of plain Aedes", ofAedes.toFixed(2), edition === "server" ? verdict(ofAedes >= 0.45, ">= 0.45") : ""],
    [
      "PUBACK p50 / p99 at full load, ms",
      `${median(measured.p50Ms).toFixed(1)} / ${median(measured.p99Ms).toFixed(1)}`,
      "",
    ],
    ["CPU of the process at full load", `${Math.round(median(measured.cpuPercent))} % of a core`, ""],
    ["most memory of the process", `${Math.round(measured.memoryMb)} MB`, ""],
    ...latencies.map(({ messagesPerSecond, p50Ms, p99Ms, exports }, i) => {
      const targetMs = LATENCIES[edition][i]?.targetMs;
      return [
        `PUBACK p50 / p99 at ${messagesPerSecond.toLocaleString("en")} messages/s, ms`,
        `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)} (${exports} CSV exports meanwhile)`,
        targetMs === undefined ? "" : verdict(p99Ms < targetMs, `p99 < ${targetMs}`),
      ];
    }),
    [
      "acknowledged / stored / refused in all",
      `${latencies.reduce((sum, { readings }) => sum + readings, measured.acknowledged)} / ${stored.readings} / ${stored.refused}`,
      "",
    ],
  );
  return table.toString();
}

function verdict(isMet: boolean, target: string): string {
  return `${target}: ${isMet ? "met" : "NOT MET"}`;
}

async function makeDir(name: string): Promise<string> {
  const dir = path.join(folder, name, "data");
  await mkdir(dir, { recursive: true });
  return dir;
}

interface Stored {
  readings: number;
  /** Rows of the quarantine: the load has nothing in it that should be. */
  refused: number;
}

async function countStored({ databaseUrl, dataDir }: ProductSettings): Promise<Stored> {
  const database = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
  const { rows } = await database
    .work("jobs")
    .query<Stored>(
      "select (select count(*) from reading) as readings, (select count(*) from quarantine) as refused",
    );
  await database.close();
  return rows[0] ?? { readings: 0, refused: 0 };
}
