/**
 * `npm run bench:endurance`: minutes at half of the full load, a million bad payloads among good ones, and as many devices
 * as file descriptors allow, all of which come back at once; on the server database. Prints a table with the machine.
 *
 * Arguments choose parts: `soak`, `bad`, `devices`; none: all. In small: `soak-seconds=60 soak-rate=500 bad-messages=50000
 * good-rate=300 bad-rate=900 senders=40 devices=900`.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import { isWanted, numberOf } from "../arguments.ts";
import { basePlan } from "../ingest/measure-throughput.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { startProduct } from "../product.ts";
import { sendBad } from "./bad-payloads.ts";
import { manyDevices } from "./many-devices.ts";
import { onServer, type Row, type Setting } from "./setting.ts";
import { soak } from "./soak.ts";

/** That send in `soak` and `bad`. */
const DEVICES = numberOf("senders", 400);
const SENSORS_PER_DEVICE = 25;

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-endurance-"));
const cluster = new NativeCluster("endurance", ["shared_buffers=1GB", "max_wal_size=8GB"]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  const setting = { folder, cluster, say };
  if (isWanted("soak") || isWanted("bad")) await underLoad(setting);
  if (isWanted("devices")) report(await manyDevices(setting));
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

async function underLoad(setting: Setting): Promise<void> {
  const settings = await onServer(setting, "product");
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const product = await startProduct(settings);
  const plan = basePlan(product.mqttPort, devices);
  if (isWanted("soak")) report(await soak(setting, product, plan));
  if (isWanted("bad")) report(await sendBad(setting, product, plan, settings.databaseUrl));
  const stoppingFrom = performance.now();
  await product.stop(); // throws unless it ends with 0
  report([
    [
      "stopped in order with exit code 0 after, s",
      ((performance.now() - stoppingFrom) / 1_000).toFixed(1),
      "",
    ],
  ]);
}

/** At once: a later part may fail. */
function report(rows: Row[]): void {
  const table = new Table({ head: ["server database", "measured", "target"] });
  table.push(...rows);
  say(table.toString());
}
