/**
 * What a network server of LoRaWAN is answered while its uplink cannot be stored: never a success, and nothing later than
 * it waits for. ChirpStack 4 and The Things Stack both give up after 5 s, and neither sends again.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CutProxy } from "../../db/test/cut-proxy.ts";
import { editions, useDatabase } from "../../db/test/database.ts";
import { holdContract } from "../../db/test/hold-contract.ts";
import { TestRegister } from "../../ingest/test/register.ts";
import { openTestApp, type TestApp } from "./app.ts";

/** Of their HTTP clients. */
const THEY_WAIT_MS = 5_000;
const DEV_EUI = "70B3D57ED005A1B2";

const uplinks = {
  "the-things-stack": (time: string, n: number) => ({
    end_device_ids: { dev_eui: DEV_EUI },
    uplink_message: { received_at: time, decoded_payload: { n } },
  }),
  chirpstack: (time: string, n: number) => ({ time, deviceInfo: { devEui: DEV_EUI }, object: { n } }),
};
const products = ["the-things-stack", "chirpstack"] as const;
type Product = (typeof products)[number];

describe.runIf(editions.includes("server"))("webhooks while the database", () => {
  const db = useDatabase("server");
  let proxy: CutProxy;
  let reached: Database;
  let test: TestApp;
  let sensorId: number;
  const secrets = new Map<Product, string>();
  let second = 0;

  beforeAll(async () => {
    const register = new TestRegister(db.database);
    const sensor = await register.addSensor({ streams: [{ key: "count", intervalS: 1 }] });
    sensorId = sensor.sensorId;
    for (const format of products) {
      const endDevices = [{ devEui: DEV_EUI, sensor: "x", fields: [{ from: "n", key: "count" }] }];
      secrets.set(format, await register.addDevice(format, [sensorId], { format, endDevices }));
    }
    proxy = new CutProxy("url" in db.options ? db.options.url : "");
    reached = await openDatabase({ url: await proxy.listen() });
    test = await openTestApp(reached);
  });
  afterAll(async () => {
    await test.close();
    await reached.close();
    await proxy.close();
  });

  async function call(
    product: Product,
    uplink: object,
  ): Promise<{ status: number; retryAfter: unknown; ms: number }> {
    const startedMs = performance.now();
    const answer = await test.app.inject({
      method: "POST",
      url: `/v1/devices/${product}/uplinks?event=up`,
      headers: { authorization: `Bearer ${secrets.get(product)}`, "content-type": "application/json" },
      payload: JSON.stringify(uplink),
    });
    const ms = performance.now() - startedMs;
    return { status: answer.statusCode, retryAfter: answer.headers["retry-after"], ms };
  }

  function nextUplink(product: Product, value: number): object {
    second += 1;
    return uplinks[product](new Date(Date.now() - 3_600_000 + second * 1_000).toISOString(), value);
  }

  async function stored(value: number): Promise<number> {
    const { rows } = await db.database
      .work("api")
      .query<{ n: number }>("select count(*)::int as n from reading where value = $1", [value]);
    return rows[0]?.n ?? -1;
  }

  it.each(products)("commits: %s is answered after that, and not before", async (product) => {
    const release = await holdContract(db.database);
    const value = product === "chirpstack" ? 11 : 12;
    let isAnswered = false;
    const answer = call(product, nextUplink(product, value)).finally(() => {
      isAnswered = true;
    });
    await sleep(700);
    expect([isAnswered, await stored(value)]).toEqual([false, 0]);
    await release();
    expect(await answer).toMatchObject({ status: 204 });
    expect(await stored(value)).toBe(1);
  });

  it.each(products)("is away: %s is answered 503 in time, and sent again it counts once", async (product) => {
    const value = product === "chirpstack" ? 21 : 22;
    const uplink = nextUplink(product, value);
    proxy.cut();
    const { status, retryAfter, ms } = await call(product, uplink);
    expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: "10" });
    expect(ms).toBeLessThan(THEY_WAIT_MS);
    expect(await stored(value)).toBe(0);
    proxy.isCut = false;
    await expect.poll(() => call(product, uplink), { timeout: 20_000 }).toMatchObject({ status: 204 });
    expect(await stored(value)).toBe(1);
  });
});
