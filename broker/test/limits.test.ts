/** Quotas of the register, and what keeps the broker standing: each slows down or makes room, and none locks out a good device. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { earlyInHalfHour } from "../../db/test/early-in.ts";
import { City, reading, type TestDevice } from "./city.ts";
import { RawClient } from "./raw-client.ts";

describe("limits", () => {
  let city: City;

  beforeAll(async () => {
    city = await City.open({ ways: { maxConnections: 60 } });
  });
  afterAll(() => city.close());
  // Events of devices count by the hour.
  beforeEach(earlyInHalfHour);

  async function logIn({ deviceId: username, secret }: TestDevice, suffix = ""): Promise<RawClient> {
    const { client, code } = await RawClient.logIn(city.port, {
      username,
      clientId: `${username}${suffix}`,
      password: Buffer.from(secret),
    });
    expect(code).toBe(0);
    return client;
  }

  async function declare({ deviceId }: TestDevice, quota: object): Promise<void> {
    await city.register.change("update device set quota = $2 where id = $1", [
      deviceId,
      JSON.stringify(quota),
    ]);
    await city.ingest.refresh();
  }

  async function declareOfCity(quota: object): Promise<void> {
    await city.register.change(
      `insert into organisation_version (organisation_id, version, recorded_at, valid_from, import_id, digest, demo, body)
       select 'city', (select count(*) + 1 from organisation_version), clock_timestamp(), clock_timestamp(),
         max(id), '', false, jsonb_build_object('quota', $1::jsonb)
       from register_import`,
      [JSON.stringify(quota)],
    );
    await city.ingest.refresh();
  }

  async function eventsOf({ deviceId }: TestDevice): Promise<string[]> {
    const rows = await city.query<{ class: string }>("select class from device_event where device_id = $1", [
      deviceId,
    ]);
    return rows.map((row) => row.class);
  }

  async function isLimited(limit: string): Promise<boolean> {
    return (await city.registry.metrics()).includes(`meetpaal_limits_total{limit="${limit}"}`);
  }

  it("slows a device down to its declared rate, loses nothing, and harms no other", async () => {
    const slow = await city.addDevice();
    const other = await city.addDevice();
    await declare(slow, { messagesPerSecond: 20 });
    const client = await logIn(slow);
    const quick = await logIn(other);
    const startedMs = performance.now();
    for (let id = 1; id <= 50; id += 1) client.publish(slow.topic, reading(id), id);
    quick.publish(other.topic, reading(1), 1);
    await quick.next("puback");
    expect(client.count("puback")).toBeLessThan(50);
    await expect.poll(() => client.count("puback")).toBe(50);
    // 20 at once, then 30 more at 20 a second.
    expect(performance.now() - startedMs).toBeGreaterThan(1_300);
    await expect.poll(() => eventsOf(slow)).toEqual(["limit-messages-per-second"]);
    expect(await isLimited("messages-per-second")).toBe(true);
    client.end();
    quick.end();
  });

  it("slows all devices of an organisation down together", async () => {
    const [first, second] = [await city.addDevice(), await city.addDevice()];
    await declareOfCity({ bytesPerSecond: 1_000 });
    const clients = [await logIn(first), await logIn(second)];
    const payload = reading(1).padEnd(500, " ");
    const startedMs = performance.now();
    for (const [index, client] of clients.entries()) {
      const { topic } = index === 0 ? first : second;
      for (let id = 1; id <= 3; id += 1) client.publish(topic, payload, id);
    }
    const answers = (): number => clients.reduce((sum, client) => sum + client.count("puback"), 0);
    await expect.poll(answers).toBe(6);
    // 3,000 bytes: 1,000 at once and one message over, then 1,000 a second.
    expect(performance.now() - startedMs).toBeGreaterThan(900);
    await declareOfCity({});
    for (const client of clients) client.end();
  });

  it("takes in no more than the declared number of messages not acknowledged", async () => {
    const device = await city.addDevice();
    await declare(device, { inFlight: 1 });
    const client = await logIn(device);
    for (let id = 1; id <= 5; id += 1) client.publish(device.topic, reading(id), id);
    await expect.poll(() => client.count("puback")).toBe(5);
    await expect.poll(() => eventsOf(device)).toEqual(["limit-in-flight"]);
    client.end();
  });

  it("lets the newcomer in where a device has too many connections: the most silent makes room", async () => {
    const device = await city.addDevice();
    await declare(device, { connections: 2 });
    const [first, second] = [await logIn(device, ":1"), await logIn(device, ":2")];
    first.send({ cmd: "pingreq" });
    await first.next("pingresp");
    const third = await logIn(device, ":3");
    await second.closed();
    expect(first.isClosed).toBe(false);
    await expect
      .poll(async () => (await eventsOf(device)).toSorted())
      .toEqual(["limit-connections", "made-room"]);
    first.end();
    third.end();
  });

  it("keeps a device out while its organisation has too many connections", async () => {
    const [first, second] = [await city.addDevice(), await city.addDevice()];
    await declareOfCity({ connections: 1 });
    const client = await logIn(first);
    const { deviceId: username, secret } = second;
    const login = { username, password: Buffer.from(secret) };
    expect((await RawClient.logIn(city.port, login)).code).toBe(5);
    client.end();
    const codeOfSecond = async (): Promise<number | undefined> => {
      const { client: again, code } = await RawClient.logIn(city.port, login);
      again.end();
      return code;
    };
    await expect.poll(codeOfSecond).toBe(0);
    await declareOfCity({});
  });

  it("lets a device in later that comes and goes all the time", async () => {
    const device = await city.addDevice();
    // 30 at once and then one a second: how many that are depends on how quickly the machine comes and goes.
    for (let round = 0; round < 200 && !(await isLimited("flapping")); round += 1)
      (await logIn(device)).end();
    await expect.poll(() => eventsOf(device)).toEqual(["limit-flapping"]);
  });

  it("answers wrong secrets later past a limit, and a good one at once", async () => {
    const device = await city.addDevice();
    await city.ingest.refresh();
    const { deviceId: username } = device;
    const wrong = { username, password: Buffer.from("wrong") };
    // At once: one more is forgotten every three seconds.
    const refused = await Promise.all(Array.from({ length: 21 }, () => RawClient.logIn(city.port, wrong)));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set([4]));
    let isAnswered = false;
    const late = RawClient.logIn(city.port, wrong).then(({ code }) => {
      isAnswered = true;
      return code;
    });
    (await logIn(device)).end();
    expect(isAnswered).toBe(false);
    expect(await late).toBe(4);
    await expect
      .poll(async () => (await eventsOf(device)).toSorted())
      .toEqual(["limit-failed-logins", "login-refused"]);
  });

  it("makes room for a device where others fill the broker with sockets that never log in", async () => {
    const device = await city.addDevice();
    // Past the limit of the test before, a secret that is not known yet would be answered later.
    await city.ingest.refresh();
    const early = await logIn(device);
    const idle = await Promise.all(Array.from({ length: 60 }, () => RawClient.open(city.port)));
    const client = await logIn(device, ":late");
    expect(early.isClosed).toBe(false);
    expect(idle.filter(({ isClosed }) => isClosed).length).toBeGreaterThan(0);
    expect(await isLimited("all-connections")).toBe(true);
    for (const one of [...idle, early, client]) one.end();
  });
});
