/** Who may come in, by CONNACK code, and what a client may subscribe to. */
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { City, reading, type TestDevice } from "./city.ts";
import { RawClient } from "./raw-client.ts";

/** A promise of the product: a connected device is cut so soon after its secret ended. */
const CUT_WITHIN_MS = 2_000;

describe("logging in", () => {
  let city: City;
  let device: TestDevice;

  beforeAll(async () => {
    city = await City.open({ serviceSecret: "of the service" });
    device = await city.addDevice();
  });
  afterAll(() => city.close());

  async function codeOf(options: Parameters<typeof RawClient.logIn>[1]): Promise<number | undefined> {
    const { client, code } = await RawClient.logIn(city.port, options);
    if (code !== 0) await client.closed();
    client.end();
    return code;
  }

  it("lets in a device with its secret, by its id or its id and a suffix", async () => {
    const { deviceId: username, secret } = device;
    const password = Buffer.from(secret);
    expect(await codeOf({ username, password })).toBe(0);
    expect(await codeOf({ username, password, clientId: `${username}:second box` })).toBe(0);
  });

  it("answers 4 without a user or with a wrong secret", async () => {
    const { deviceId: username } = device;
    expect(await codeOf({ clientId: username })).toBe(4);
    expect(await codeOf({ username })).toBe(4);
    expect(await codeOf({ username, password: Buffer.from("wrong") })).toBe(4);
    expect(await codeOf({ username: "nobody", password: Buffer.from(device.secret) })).toBe(4);
    expect(await codeOf({ username: "../../etc", password: Buffer.from("x") })).toBe(4);
    expect(await codeOf({ username: "service", password: Buffer.from("wrong") })).toBe(4);
    const events = (): Promise<object[]> => city.query("select device_id, class, count from device_event");
    await expect.poll(events).toEqual([{ device_id: username, class: "login-refused", count: 1 }]);
  });

  it("answers 2 to a client id that is not the device's, or empty", async () => {
    const { deviceId: username, secret } = device;
    const password = Buffer.from(secret);
    expect(await codeOf({ username, password, clientId: "" })).toBe(2);
    expect(await codeOf({ username, password, clientId: "", clean: true })).toBe(2);
    expect(await codeOf({ username, password, clientId: "another" })).toBe(2);
    expect(await codeOf({ username, password, clientId: `${username}2` })).toBe(2);
  });

  it("answers 5 to a credential that expired or was revoked, and to a will on a foreign topic", async () => {
    const { deviceId: username, secret, topic } = await city.addDevice();
    const password = Buffer.from(secret);
    const other = await city.addDevice();
    const will = { payload: Buffer.from("{}"), qos: 0 as const, retain: false };
    expect(await codeOf({ username, password, will: { ...will, topic: other.topic } })).toBe(5);
    expect(await codeOf({ username, password, will: { ...will, topic: "$SYS/x" } })).toBe(5);
    expect(await codeOf({ username, password, will: { ...will, topic } })).toBe(0);
    const expire = "update credential set expires_at = clock_timestamp() where device_id = $1";
    await city.register.change(expire, [username]);
    await city.ingest.refresh();
    expect(await codeOf({ username, password })).toBe(5);
    await city.register.change(
      "update credential set expires_at = null, revoked_at = clock_timestamp() where device_id = $1",
      [username],
    );
    await city.ingest.refresh();
    expect(await codeOf({ username, password })).toBe(5);
  });

  it("knows a secret that was made a moment ago, and closes one that is revoked", async () => {
    const { deviceId: username, secret } = await city.addDevice();
    const { client, code } = await RawClient.logIn(city.port, { username, password: Buffer.from(secret) });
    expect(code).toBe(0);
    await city.register.change("update credential set revoked_at = clock_timestamp() where device_id = $1", [
      username,
    ]);
    await client.closed(CUT_WITHIN_MS);
  });

  it("closes a client whose secret comes to its end", async () => {
    const { deviceId: username, secret } = await city.addDevice();
    const { client } = await RawClient.logIn(city.port, { username, password: Buffer.from(secret) });
    await city.register.change(
      "update credential set expires_at = clock_timestamp() + interval '1500 ms' where device_id = $1",
      [username],
    );
    await city.ingest.refresh();
    expect(client.isClosed).toBe(false);
    await client.closed(1_500 + CUT_WITHIN_MS);
  });

  it("refuses MQTT 5 clients by the code of 3.1.1", async () => {
    const { deviceId: username, secret } = device;
    const attempt = connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      protocolVersion: 5,
      clientId: username,
      username,
      password: secret,
      reconnectPeriod: 0,
    });
    await expect(attempt).rejects.toThrow(/Unacceptable protocol version|Connection refused|closed/i);
  });

  it("grants subscriptions to what is the device's own, and nothing else", async () => {
    const { deviceId: username, secret, publicId, topic } = device;
    const other = await city.addDevice();
    const { client } = await RawClient.logIn(city.port, { username, password: Buffer.from(secret) });
    const filters = [
      [`v1/sensors/${publicId}/contract`, 1],
      [`v1/devices/${username}/#`, 0],
      [`v1/sensors/${other.publicId}/contract`, 128],
      [`v1/devices/${other.deviceId}/#`, 128],
      [topic, 128],
      ["#", 128],
      ["+/sensors/+/contract", 128],
      ["$SYS/#", 128],
      ["$share/g/v1/devices/box-1/#", 128],
      ["$meetpaal/committed", 128],
    ] as const;
    client.send({
      cmd: "subscribe",
      messageId: 7,
      subscriptions: filters.map(([filter, qos]) => ({ topic: filter, qos: qos === 1 ? 1 : 0 })),
    });
    expect((await client.next("suback"))?.granted).toEqual(filters.map(([, granted]) => granted));
    client.end();
  });

  it("sends the will of a device that went without a word, as its reading", async () => {
    const { deviceId: username, secret, topic, publicId } = await city.addDevice();
    const login = {
      username,
      password: Buffer.from(secret),
      will: { topic, payload: Buffer.from(reading(1, 404)), qos: 1 as const, retain: true },
    };
    const polite = await RawClient.logIn(city.port, login);
    polite.client.send({ cmd: "disconnect" });
    await polite.client.closed();
    await sleep(200);
    const count = (): Promise<object[]> =>
      city.query(
        `select r.value from reading r join datastream d on d.id = r.datastream_id
         join sensor s on s.id = d.sensor_id where s.public_id = $1`,
        [publicId],
      );
    expect(await count()).toEqual([]);
    const rude = await RawClient.logIn(city.port, login);
    rude.client.end();
    await expect.poll(count).toEqual([{ value: 404 }]);
  });

  it("tells the service what was committed, by its secret or inside the process", async () => {
    const { deviceId: username, secret, topic } = await city.addDevice();
    const service = await RawClient.logIn(city.port, {
      username: "service",
      clientId: "service:api",
      password: Buffer.from("of the service"),
    });
    service.client.send({
      cmd: "subscribe",
      messageId: 1,
      subscriptions: [
        { topic: "$meetpaal/committed", qos: 0 },
        { topic: "#", qos: 0 },
      ],
    });
    expect((await service.client.next("suback"))?.granted).toEqual([0, 128]);
    const inner = city.broker.connect();
    const { default: mqtt } = await import("mqtt");
    const client = new mqtt.MqttClient(() => inner, {
      clientId: "service",
      username: "service",
      reconnectPeriod: 0,
    });
    const heard: string[] = [];
    client.on("message", (_topic, payload) => heard.push(payload.toString()));
    await client.subscribeAsync("$meetpaal/committed");

    const { client: sender } = await RawClient.logIn(city.port, { username, password: Buffer.from(secret) });
    sender.publish(topic, reading(1, 3), 1);
    sender.publish(topic, reading(2, 4), 2);
    await expect.poll(() => sender.count("puback")).toBe(2);
    // Of one commit or of two: they came one after the other.
    const newest = (): unknown => JSON.parse(heard.at(-1) ?? "{}");
    await expect.poll(newest).toMatchObject({ number: expect.any(Number), values: [{ value: 4 }] });
    expect((await service.client.next("publish"))?.payload.toString()).toBe(heard[0]);
    // Refused, and so unheard.
    sender.send({
      cmd: "subscribe",
      messageId: 3,
      subscriptions: [{ topic: "$meetpaal/committed", qos: 0 }],
    });
    expect((await sender.next("suback"))?.granted).toEqual([128]);
    sender.publish(topic, reading(4, 5), 4);
    await expect.poll(newest).toMatchObject({ values: [{ value: 5 }] });
    expect(sender.count("publish")).toBe(0);
    await client.endAsync();
    service.client.end();
    sender.end();
  });
});
