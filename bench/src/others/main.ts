/**
 * `npm run bench:others`: the product beside the same work as it is usually put together: mosquitto
 * with an MQTT.js subscriber, and Node-RED, each inserting every message into the same database.
 * Needs `mosquitto` of Debian, and npm's registry for Node-RED. Prints a table with the machine.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import pg from "pg";
import { startSource } from "../child.ts";
import { basePlan } from "../ingest/measure-throughput.ts";
import { startLoad } from "../load/start-load.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { startProduct } from "../product.ts";
import { median } from "../statistics.ts";
import { startMosquitto } from "./mosquitto.ts";
import { startNodeRed } from "./node-red.ts";
import { CREATE_PLAIN, measureOther, type Other } from "./other.ts";

const DEVICES = 100;
const SENSORS_PER_DEVICE = 20;
const ROUNDS = 3;
const ROUND_MS = 6_000;

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
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { readings, seconds, nextStep } = await (await startLoad(folder, plan)).result();
    plan.firstStep = nextStep;
    rates.push(readings / seconds);
  }
  await product.stop();
  const ours = median(rates);
  const table = new Table({ head: ["", "readings stored a second", "the product stores", "target"] });
  table.push(["the product", whole(ours), "", ""]);
  const others = [
    { name: "mosquitto and an MQTT.js subscriber", start: startSubscriber, factor: 5 },
    { name: "Node-RED, mqtt in and a function node with pg", start: startNodeRed, factor: 10 },
  ];
  for (const [number, { name, start, factor }] of others.entries()) {
    const databaseUrl = await makePlainDatabase(`other_${number}`);
    const other = await start(folder, databaseUrl);
    const rate = await measureOther(folder, other, databaseUrl, plan);
    await other.stop();
    const times = ours / rate;
    const verdict = times >= factor ? "met" : "NOT MET";
    table.push([name, whole(rate), `${times.toFixed(1)} times as many`, `>= ${factor}: ${verdict}`]);
  }
  say(table.toString());
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

async function startSubscriber(inFolder: string, databaseUrl: string): Promise<Other> {
  const mosquitto = await startMosquitto(inFolder);
  const subscriber = startSource("others/plain-subscriber.ts", [String(mosquitto.port), databaseUrl]);
  await subscriber.nextLine();
  return {
    mqttPort: mosquitto.port,
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
