/**
 * What many devices cost that are connected and say nothing, some of them over TLS; and how long it takes until all are
 * back after the broker's process was killed while each sent now and then.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { numberOf } from "../arguments.ts";
import { makeSelfSigned, THIS_MACHINE } from "../certificates.ts";
import { checkLedger } from "../drills/check-ledger.ts";
import { freePort } from "../free-port.ts";
import { basePlan } from "../ingest/measure-throughput.ts";
import type { LoadPlan } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { prepareCity } from "../prepare-city.ts";
import { memoryMb } from "../process-usage.ts";
import { type Product, startProduct } from "../product.ts";
import { onServer, type Row, type Setting, verdict, whole } from "./setting.ts";

const DEVICES = numberOf("devices", 18_000);
const SECURE = Math.round(numberOf("tls", DEVICES / 9));
const SETTLE_MS = 30_000;
const MOST_MB = 1_000;
/** Of all together during the storm: each device once a minute. */
const MESSAGES_PER_SECOND = Math.ceil(DEVICES / 60);
/** A device of the field waits some seconds; what counts is how long the broker needs for all of them. */
const RECONNECT_MS = 2_000;
const BACK_WITHIN_S = 60;
const GIVE_UP_MS = 5 * 60_000;

export async function manyDevices(setting: Setting): Promise<Row[]> {
  const { folder, say } = setting;
  const where = await onServer(setting, "devices");
  const certificate = await makeCertificate(folder);
  const securePort = await freePort();
  const settings = {
    ...where,
    only: "broker" as const,
    mqttPort: await freePort(),
    more: { TLS_CERT: certificate.cert, TLS_KEY: certificate.key, MQTTS_PORT: String(securePort) },
  };
  say(`devices: registering ${whole(DEVICES)}`);
  const planned = await prepareCity(settings, DEVICES, 1);
  const devices = planned.map((device, i) => ({ ...device, isSecure: i < SECURE }));
  let broker = await startProduct(settings);
  const withoutMb = memoryMb(broker.pid).now;
  const plan: LoadPlan = {
    ...basePlan(settings.mqttPort, devices),
    tlsCa: await readFile(certificate.cert, "utf8"),
    securePort,
    window: 4,
    messagesPerSecond: 0,
    reconnectMs: RECONNECT_MS,
    durationMs: SETTLE_MS * 10,
  };
  const connectingFrom = performance.now();
  const idle = await startLoad(folder, plan);
  const connectedS = (performance.now() - connectingFrom) / 1_000;
  await sleep(SETTLE_MS);
  const withMb = memoryMb(broker.pid).now;
  const { disconnects } = await idle.stop();

  say(`devices: ${whole(withMb)} MB with all of them; now the storm`);
  const ledgerFile = path.join(folder, "storm-ledger.txt");
  const busy = await startLoad(folder, {
    ...plan,
    messagesPerSecond: MESSAGES_PER_SECOND,
    durationMs: 2 * GIVE_UP_MS,
    ledgerFile,
  });
  await sleep(5_000);
  await broker.kill();
  const killedAt = performance.now();
  broker = await startProduct(settings);
  const answeringS = (performance.now() - killedAt) / 1_000;
  await allBack(broker);
  const backS = (performance.now() - killedAt) / 1_000;
  await sleep(5_000);
  const stormMb = memoryMb(broker.pid).most;
  const storm = await busy.stop();
  await broker.stop();
  const check = await checkLedger(settings, ledgerFile);
  return [
    [`devices connected, ${whole(SECURE)} of them over TLS`, whole(DEVICES), ""],
    ["until all were connected, s", connectedS.toFixed(1), ""],
    ["memory of the broker without them, MB", whole(withoutMb), ""],
    [
      "memory of the broker with all idle, MB",
      whole(withMb),
      verdict(withMb < MOST_MB, `< ${whole(MOST_MB)}`),
    ],
    ["connections lost while idle", String(disconnects), verdict(disconnects === 0, "0")],
    ["killed under load: answering again after, s", answeringS.toFixed(1), ""],
    ["all back after, s", backS.toFixed(1), verdict(backS < BACK_WITHIN_S, `< ${BACK_WITHIN_S}`)],
    ["connections lost by the kill", whole(storm.disconnects), ""],
    ["most memory of the broker in the storm, MB", whole(stormMb), ""],
    [
      "acknowledged / missing / twice",
      `${whole(check.acknowledged)} / ${check.missing} / ${check.twice}`,
      verdict(check.acknowledged > 0 && check.missing === 0 && check.twice === 0, "0 / 0"),
    ],
  ];
}

async function allBack(broker: Product): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    const metrics = await (await fetch(broker.metricsUrl)).text();
    const connected = Number(/^meetpaal_connected_devices (\d+)/m.exec(metrics)?.[1]);
    if (connected >= DEVICES) return;
    if (performance.now() > giveUpAt) throw new Error(`only ${connected} of ${DEVICES} devices came back`);
    await sleep(250);
  }
}

async function makeCertificate(folder: string): Promise<{ cert: string; key: string }> {
  const files = { cert: path.join(folder, "server.pem"), key: path.join(folder, "server.key") };
  await makeSelfSigned(folder, files, { subject: "/CN=localhost", alternative: THIS_MACHINE });
  return files;
}
