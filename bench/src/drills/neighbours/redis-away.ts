/**
 * Two brokers beside each other on one database, half of the devices at each, and the Redis between them dies and comes
 * back. Nothing that devices notice depends on it; who listens at one broker hears of the other's only while it is there.
 */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync } from "mqtt";
import { type Child, startChild } from "../../child.ts";
import { freePort } from "../../free-port.ts";
import { type ProductSettings, SERVICE_SECRET, startProduct } from "../../product.ts";
import { untilListening } from "../../until-listening.ts";
import { add, checkLedger, type LedgerCheck, nothing } from "../check-ledger.ts";
import { prepareDrillCity, startDrillLoad } from "../drill-load.ts";

const AWAY_MS = 20_000;
const SETTLE_MS = 2_000;
const HEAR_WITHIN_MS = 60_000;

export interface RedisDrill extends LedgerCheck {
  disconnects: number;
  slowestMs: number;
  /** Values that a listener at one broker heard while Redis was away: of its own devices, and of the other's. */
  heardOwn: number;
  heardOther: number;
  /** From its return until the other's devices were heard again. */
  heardAfterMs: number;
}

export async function redisAway(folder: string, settings: ProductSettings): Promise<RedisDrill> {
  const devices = await prepareDrillCity(settings);
  const port = await freePort();
  let redis = await startRedis(port);
  const halves = [devices.slice(0, devices.length / 2), devices.slice(devices.length / 2)];
  const brokers = await Promise.all(
    halves.map(async (_, number) => {
      const dataDir = path.join(folder, `beside-${number}`);
      await mkdir(dataDir, { recursive: true });
      return await startProduct({
        ...settings,
        dataDir,
        only: "broker",
        mqttPort: await freePort(),
        more: { REDIS_URL: `redis://127.0.0.1:${port}` },
      });
    }),
  );
  const [here] = brokers;
  if (here === undefined) throw new Error("two brokers were started");
  const own = new Set(halves[0]?.flatMap(({ sensors }) => sensors.flatMap(({ datastreams }) => datastreams)));
  const heard = { own: 0, other: 0 };
  const listener = await connectAsync(`mqtt://127.0.0.1:${here.mqttPort}`, {
    clientId: "service",
    username: "service",
    password: SERVICE_SECRET,
  });
  listener.on("message", (_topic, payload) => {
    const { values }: { values: { datastream: number }[] } = JSON.parse(payload.toString());
    for (const { datastream } of values) heard[own.has(datastream) ? "own" : "other"] += 1;
  });
  await listener.subscribeAsync("$meetpaal/committed");
  const loads = await Promise.all(
    brokers.map(({ mqttPort }, number) =>
      startDrillLoad(folder, mqttPort, halves[number] ?? [], { messagesPerSecond: 500 }),
    ),
  );
  try {
    await hear(heard);
    redis.process.kill("SIGKILL");
    await redis.ended;
    await sleep(SETTLE_MS);
    const before = { ...heard };
    await sleep(AWAY_MS);
    const [heardOwn, heardOther] = [heard.own - before.own, heard.other - before.other];
    redis = await startRedis(port);
    const heardAfterMs = await hear(heard);
    await sleep(SETTLE_MS);
    const results = await Promise.all(loads.map((load) => load.stop()));
    await listener.endAsync(true);
    await Promise.all(brokers.map((broker) => broker.stop()));
    const sum = nothing();
    for (const { ledgerFile } of loads) add(sum, await checkLedger(settings, ledgerFile));
    return {
      ...sum,
      disconnects: results.reduce((all, { disconnects }) => all + disconnects, 0),
      slowestMs: Math.max(...results.map(({ maxMs }) => maxMs)),
      heardOwn,
      heardOther,
      heardAfterMs,
    };
  } finally {
    redis.process.kill("SIGKILL");
  }
}

async function startRedis(port: number): Promise<Child> {
  const redis = startChild("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], {});
  await untilListening(port, "redis-server");
  return redis;
}

/** Resolves once something of the other's devices is heard. @returns how long that took [ms] */
async function hear(heard: { other: number }): Promise<number> {
  const startedMs = performance.now();
  const before = heard.other;
  while (heard.other === before) {
    if (performance.now() - startedMs > HEAR_WITHIN_MS) throw new Error("the other broker is not heard");
    await sleep(20);
  }
  return performance.now() - startedMs;
}
