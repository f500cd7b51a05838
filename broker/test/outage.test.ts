/**
 * The database away, or slow: nothing is acknowledged, memory is bounded, devices stay connected and
 * get their pings answered, and the work goes on by itself. On the server edition, through a proxy
 * that can be cut; the embedded database cannot be away.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CutProxy } from "../../db/test/cut-proxy.ts";
import { editions } from "../../db/test/database.ts";
import { holdContract } from "../../db/test/hold-contract.ts";
import { City, reading, type TestDevice } from "./city.ts";
import { RawClient } from "./raw-client.ts";

describe.runIf(editions.includes("server"))("a database that is away", () => {
  let city: City;
  let proxy: CutProxy;
  let device: TestDevice;

  beforeAll(async () => {
    city = await City.open({
      edition: "server",
      throughUrl: async (url) => {
        proxy = new CutProxy(url);
        return await proxy.listen();
      },
    });
    device = await city.addDevice();
  });
  afterAll(async () => {
    await city.close();
    await proxy.close();
  });

  async function logIn(keepalive = 0, suffix = ""): Promise<RawClient> {
    const { client, code } = await RawClient.logIn(city.port, {
      username: device.deviceId,
      clientId: `${device.deviceId}${suffix}`,
      password: Buffer.from(device.secret),
      keepalive,
    });
    expect(code).toBe(0);
    return client;
  }

  it("acknowledges nothing meanwhile, keeps devices, lets them in, and goes on by itself", async () => {
    const client = await logIn(1);
    client.publish(device.topic, reading(0), 1);
    await client.next("puback");
    proxy.cut();
    for (let id = 2; id <= 101; id += 1) client.publish(device.topic, reading(id), id);
    let pinged = 0;
    const pings = setInterval(() => {
      client.send({ cmd: "pingreq" });
      pinged += 1;
    }, 300);
    await sleep(4_000);
    const asked = pinged;
    expect(asked).toBeGreaterThan(0);
    await expect.poll(() => client.count("pingresp")).toBeGreaterThanOrEqual(asked);
    expect(client.count("puback")).toBe(1);
    expect(client.isClosed).toBe(false);
    const late = await logIn(0, ":late");
    late.publish(device.topic, reading(200), 1);

    proxy.isCut = false;
    await expect.poll(() => client.count("puback")).toBe(101);
    await expect.poll(() => late.count("puback")).toBe(1);
    clearInterval(pings);
    expect(await city.readingCount()).toBe(102);
    expect(city.problems.length).toBeGreaterThan(0);
    client.end();
    late.end();
  });

  it("takes in no more than its bound while a commit is held, and answers all in the end", async () => {
    const before = await city.readingCount();
    const client = await logIn(1);
    const release = await holdContract(city.opened.database);
    for (let id = 1; id <= 2_000; id += 1) client.publish(device.topic, reading(1_000 + id), id);
    // Longer than 1.5 times its keepalive: a socket that we do not read is not silent.
    await sleep(2_500);
    const metrics = await city.registry.metrics();
    expect(metrics).toContain("meetpaal_inflight_messages 500\n");
    expect(client.count("puback")).toBe(0);
    expect(client.isClosed).toBe(false);
    await release();
    await expect.poll(() => client.count("puback")).toBe(2_000);
    expect((await city.readingCount()) - before).toBe(2_000);
    expect(await city.registry.metrics()).toContain("meetpaal_inflight_messages 0\n");
    client.end();
  });

  it("closes what it cannot decide any more when it stops, without an answer", async () => {
    const own = await City.open({ edition: "server" });
    const { deviceId, secret, topic } = await own.addDevice();
    const { client } = await RawClient.logIn(own.port, { username: deviceId, password: Buffer.from(secret) });
    const release = await holdContract(own.opened.database);
    client.publish(topic, reading(1), 1);
    await expect.poll(() => own.registry.metrics()).toContain("meetpaal_inflight_messages 1\n");
    const closed = own.broker.close();
    await client.closed();
    expect(client.count("puback")).toBe(0);
    await release();
    await closed;
    await own.ingest.close();
    await own.opened.remove();
  });

  it("lets nobody in before the first contract is there", async () => {
    const own = await City.open({
      edition: "server",
      throughUrl: () => Promise.resolve("postgres://postgres@127.0.0.1:1/postgres"),
    });
    const { code } = await RawClient.logIn(own.port, {
      username: device.deviceId,
      password: Buffer.from(device.secret),
    });
    expect(code).toBe(3);
    await own.close();
  });
});
