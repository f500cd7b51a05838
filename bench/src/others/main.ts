/**
 * `npm run bench:others`: the product beside the same work as it is usually put together: mosquitto
 * with an MQTT.js subscriber, and Node-RED, each inserting every message into the same database.
 * Needs `mosquitto` of Debian, and npm's registry for Node-RED. Prints a table with the machine.
 *
 * Arguments choose whom to compare with: `mosquitto`, `node-red`; none: both. In small: `rounds=1 seconds=2`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import pg from "pg";
import { isWanted, numberOf } from "../arguments.ts";
import { startSource } from "../child.ts";
import { diskOf } from "../cost/disk.ts";
import { basePlan } from "../ingest/measure-throughput.ts";
import type { LoadPlan } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { cpuSeconds, treeCpuSeconds } from "../process-usage.ts";
import { type Product, startProduct } from "../product.ts";
import { median } from "../statistics.ts";
import { startMosquitto } from "./mosquitto.ts";
import { startNodeRed } from "./node-red.ts";
import { type Cost, CREATE_PLAIN, measureOther, type Other } from "./other.ts";

const DEVICES = 100;
const SENSORS_PER_DEVICE = 20;
const ROUNDS = numberOf("rounds", 3);
const ROUND_MS = numberOf("seconds", 6) * 1_000;

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-others-"));
const cluster = new NativeCluster("others", ["shared_buffers=1GB", "max_wal_size=8GB"]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  const dataDir = path.join(folder, "data");
  await mkdir(dataDir, { recursive: true });
  const settings = { databaseUrl: await makeDatabase(cluster, "product"), dataDir };
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const product = await startProduct(settings);
  const plan = { ...basePlan(product.mqttPort, devices), durationMs: ROUND_MS };
  const postgres = await cluster.pid();
  const databaseCpuSeconds = () => treeCpuSeconds(postgres);
  const ours = await measureOurs(product, plan, settings.databaseUrl, databaseCpuSeconds);
  const table = new Table({
    head: [
      "",
      "readings stored/s",
      "processor for 1,000: its processes",
      "the database",
      "bytes on disk a reading",
      "the product stores",
    ],
  });
  table.push(["the product", ...cells(ours), ""]);
  const others = [
    { part: "mosquitto", name: "mosquitto and an MQTT.js subscriber", start: startSubscriber, factor: 5 },
    { part: "node-red", name: "Node-RED, mqtt in and a function with pg", start: startNodeRed, factor: 10 },
  ];
  for (const { part, name, start, factor } of others) {
    if (!isWanted(part)) continue;
    const databaseUrl = await makePlainDatabase(part.replace("-", "_"));
    const other = await start(folder, databaseUrl);
    const cost = await measureOther(folder, other, databaseUrl, plan, databaseCpuSeconds);
    await other.stop();
    const times = ours.perSecond / cost.perSecond;
    const verdict = times >= factor ? "met" : "NOT MET";
    table.push([name, ...cells(cost), `${times.toFixed(1)} times as many, >= ${factor}: ${verdict}`]);
  }
  say(table.toString());
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

async function measureOurs(
  product: Product,
  plan: LoadPlan,
  databaseUrl: string,
  databaseCpuSeconds: () => number,
): Promise<Cost> {
  const rates: number[] = [];
  let readings = 0;
  const from = { process: cpuSeconds(product.pid), database: databaseCpuSeconds() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await (await startLoad(folder, plan)).result();
    plan.firstStep = result.nextStep;
    readings += result.readings;
    rates.push(result.readings / result.seconds);
  }
  const processMs = ((cpuSeconds(product.pid) - from.process) / readings) * 1e6;
  const databaseMs = ((databaseCpuSeconds() - from.database) / readings) * 1e6;
  await product.stop();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows, bytes } = await diskOf(client, "reading");
  await client.end();
  return { perSecond: median(rates), processMs, databaseMs, bytesPerReading: bytes / rows };
}

function cells({ perSecond, processMs, databaseMs, bytesPerReading }: Cost): string[] {
  return [
    whole(perSecond),
    `${processMs.toFixed(1)} ms`,
    `${databaseMs.toFixed(1)} ms`,
    bytesPerReading.toFixed(0),
  ];
}

async function startSubscriber(inFolder: string, databaseUrl: string): Promise<Other> {
  const mosquitto = await startMosquitto(inFolder);
  const subscriber = startSource("others/plain-subscriber.ts", [String(mosquitto.port), databaseUrl]);
  await subscriber.nextLine();
  return {
    mqttPort: mosquitto.port,
    pids: [mosquitto.pid, subscriber.pid],
    stop: async () => {
      subscriber.process.kill();
      await subscriber.ended;
      await mosquitto.stop();
    },
  };
}

async function makePlainDatabase(name: string): Promise<string> {
  const url = await makeDatabase(cluster, name);
  const client = new pg.Client(url);
  await client.connect();
  await client.query(CREATE_PLAIN);
  await client.end();
  return url;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}
