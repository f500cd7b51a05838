/** Two brokers on one database that meet over a Redis, which may be away. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Ingest, openIngest } from "@meetpaal/ingest";
import type { CommittedPayload } from "@meetpaal/model";
import { connectAsync, type MqttClient } from "mqtt";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../../bench/src/free-port.ts";
import { editions } from "../../db/test/database.ts";
import { type Broker, openBroker } from "../src/index.ts";
import { City, reading, type TestDevice } from "./city.ts";

const patience = { timeout: 15_000, interval: 50 };
const serviceSecret = "of the service";

describe.runIf(editions.includes("server"))("brokers beside each other", () => {
  let redis: ChildProcess;
  let redisPort: number;
  let city: City;
  let otherIngest: Ingest;
  let other: Broker;
  let device: TestDevice;
  let service: MqttClient;
  const heard: number[] = [];

  async function startRedis(): Promise<void> {
    redis = spawn("redis-server", ["--port", String(redisPort), "--bind", "127.0.0.1", "--save", ""]);
    let said = "";
    redis.stdout?.on("data", (text: Buffer) => (said += text.toString()));
    await vi.waitFor(() => expect(said).toContain("Ready to accept connections"), patience);
  }

  async function stopRedis(): Promise<void> {
    redis.kill("SIGKILL");
    await once(redis, "exit");
  }

  beforeAll(async () => {
    redisPort = await freePort();
    await startRedis();
    const redisUrl = `redis://127.0.0.1:${redisPort}`;
    city = await City.open({ edition: "server", serviceSecret, redisUrl });
    device = await city.addDevice();
    otherIngest = await openIngest({
      database: city.database,
      timeZone: "Europe/Amsterdam",
      onProblem: (error) => city.problems.push(error),
    });
    other = await openBroker({
      ingest: otherIngest,
      host: "127.0.0.1",
      port: 0,
      serviceSecret,
      redisUrl,
      log: pino({ level: "silent" }),
      registry: new Registry(),
    });
    service = await connectAsync(`mqtt://127.0.0.1:${other.address.port}`, {
      username: "service",
      password: serviceSecret,
      clientId: "service",
    });
    service.on("message", (_topic, payload) => {
      const { values }: CommittedPayload = JSON.parse(payload.toString());
      heard.push(...values.map(({ value }) => value));
    });
    await service.subscribeAsync("$meetpaal/committed");
  });
  afterAll(async () => {
    await service.endAsync(true);
    await other.close();
    await otherIngest.close();
    await city.close();
    await stopRedis();
  });

  async function logIn(port: number): Promise<MqttClient> {
    const { deviceId: username, secret: password } = device;
    return await connectAsync(`mqtt://127.0.0.1:${port}`, {
      username,
      password,
      clientId: username,
      reconnectPeriod: 0,
    });
  }

  let second = 0;
  /** Sends newer and newer readings until the other broker tells of one. */
  async function publishUntilHeard(client: MqttClient, value: number): Promise<void> {
    await vi.waitFor(async () => {
      second += 1;
      await client.publishAsync(device.topic, reading(second, value), { qos: 1 });
      expect(heard).toContain(value);
    }, patience);
  }

  it("tell each other's listeners what was committed", async () => {
    const client = await logIn(city.port);
    await publishUntilHeard(client, 7);
    expect(heard).toContain(7);
    await client.endAsync();
  });

  it("let a client be at one of them only [MQTT-3.1.4-2]", async () => {
    const first = await logIn(city.port);
    const closed = new Promise<void>((resolve) => first.once("close", () => resolve()));
    const next = await logIn(other.address.port);
    await closed;
    expect(next.connected).toBe(true);
    await next.endAsync();
  });

  it("acknowledge and tell their own listeners without Redis, and find it when it is back", async () => {
    const client = await logIn(other.address.port);
    await stopRedis();
    await publishUntilHeard(client, 8);
    expect(heard).toContain(8);
    await client.endAsync();
    await startRedis();
    const back = await logIn(city.port);
    await publishUntilHeard(back, 9);
    expect(heard).toContain(9);
    await back.endAsync();
  });
});
