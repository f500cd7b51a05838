/** What a client can do wrong, and that it harms nobody but itself. */
import { setTimeout as sleep } from "node:timers/promises";
import mqttPacket from "mqtt-packet";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { earlyInHalfHour } from "../../db/test/early-in.ts";
import { City, reading, type TestDevice } from "./city.ts";
import { RawClient } from "./raw-client.ts";

describe("guards", () => {
  let city: City;
  let device: TestDevice;

  beforeAll(async () => {
    city = await City.open();
    device = await city.addDevice();
  });
  afterAll(() => city.close());
  // Events of devices count by the hour.
  beforeEach(earlyInHalfHour);

  async function logIn(
    { deviceId: username, secret }: TestDevice = device,
    keepalive = 0,
  ): Promise<RawClient> {
    const { client, code } = await RawClient.logIn(city.port, {
      username,
      clientId: `${username}:${Math.random()}`,
      password: Buffer.from(secret),
      keepalive,
    });
    expect(code).toBe(0);
    return client;
  }

  async function eventsOf({ deviceId }: TestDevice): Promise<object[]> {
    return await city.query("select class, count from device_event where device_id = $1", [deviceId]);
  }

  it("closes a publish to a topic never granted, without an answer, and notes it", async () => {
    const own = await city.addDevice();
    const other = await city.addDevice();
    for (const topic of [
      other.topic,
      "v1/sensors/zzzzzzzz/readings",
      "$SYS/uptime",
      "spBv1.0/x",
      "x".repeat(300),
    ]) {
      const client = await logIn(own);
      client.publish(topic, reading(1), 9);
      await client.closed();
      expect(client.count("puback")).toBe(0);
    }
    await expect.poll(() => eventsOf(own)).toEqual([{ class: "foreign-topic", count: 5 }]);
  });

  it("acknowledges a publish for a sensor once granted, and keeps nothing but that it came", async () => {
    const own = await city.addDevice();
    const client = await logIn(own);
    const before = await city.readingCount();
    await city.register.change(
      "update device_grant set revoked_at = clock_timestamp() where device_id = $1",
      [own.deviceId],
    );
    client.publish(own.topic, reading(1), 1);
    await client.next("puback");
    expect(client.isClosed).toBe(false);
    expect(await city.readingCount()).toBe(before);
    await expect.poll(() => eventsOf(own)).toEqual([{ class: "not-granted", count: 1 }]);
    expect(await city.registry.metrics()).toContain("meetpaal_not_granted_messages_total 1\n");
    client.end();
  });

  it("answers a payload over 64 KiB without keeping it, in whatever pieces it comes", async () => {
    const own = await city.addDevice();
    const client = await logIn(own);
    const large = mqttPacket.generate({
      cmd: "publish",
      topic: own.topic,
      payload: Buffer.alloc(200_000, 0x61),
      qos: 1,
      messageId: 77,
      dup: false,
      retain: false,
    });
    for (const [i, size] of [1, 3, 40, 7, 70_000, 60_000, 100_000].entries()) {
      client.socket.write(large.subarray(sum(i), sum(i) + size));
      await sleep(5);
    }
    client.publish(own.topic, reading(1), 78);
    client.publish(own.topic, Buffer.alloc(65_537, 0x20), 79);
    await expect.poll(() => client.count("puback")).toBe(3);
    expect(
      await city.query("select reason, count, size from quarantine where device_id = $1", [own.deviceId]),
    ).toEqual([{ reason: "too_large", count: 2, size: 200_000 }]);
    client.end();

    function sum(pieces: number): number {
      return [1, 3, 40, 7, 70_000, 60_000, 100_000].slice(0, pieces).reduce((a, b) => a + b, 0);
    }
  });

  it("closes a packet over 1 MiB, by its header alone", async () => {
    const client = await logIn();
    client.socket.write(Buffer.from([0x32, 0x81, 0x80, 0x40]));
    expect(await client.closed()).toBe(true);
  });

  it("closes a packet over 4 KiB before login, and whatever is no CONNECT", async () => {
    const large = await RawClient.open(city.port);
    large.socket.write(Buffer.from([0x10, 0x81, 0x20]));
    expect(await large.closed()).toBe(true);
    const early = await RawClient.open(city.port);
    early.publish(device.topic, reading(1), 1);
    expect(await early.closed()).toBe(true);
    const http = await RawClient.open(city.port);
    http.socket.write("GET / HTTP/1.1\r\n\r\n");
    expect(await http.closed()).toBe(true);
    const endless = await RawClient.open(city.port);
    endless.socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0xff]));
    expect(await endless.closed()).toBe(true);
  });

  it("closes a malformed publish, and stays up", async () => {
    for (const bytes of [
      [0x36, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01], // QoS 3
      [0x32, 0x02, 0x00, 0x09], // a topic longer than the packet
      [0x32, 0x01, 0x00], // no topic at all
      [0x32, 0x05, 0x00, 0x01, 0x61, 0x00, 0x00], // message id 0
      [0xf0, 0x00], // no such packet
    ]) {
      const client = await logIn();
      client.socket.write(Buffer.from(bytes));
      expect(await client.closed()).toBe(true);
    }
    const client = await logIn();
    client.publish(device.topic, reading(5), 1);
    await client.next("puback");
    client.end();
  });

  it("takes publishes that come in one piece with CONNECT", async () => {
    const client = await RawClient.open(city.port);
    const connect = mqttPacket.generate({
      cmd: "connect",
      clientId: device.deviceId,
      username: device.deviceId,
      password: Buffer.from(device.secret),
      keepalive: 0,
      clean: true,
    });
    const publish = (messageId: number): Buffer =>
      mqttPacket.generate({
        cmd: "publish",
        topic: device.topic,
        payload: reading(100 + messageId),
        qos: 1,
        messageId,
        dup: false,
        retain: true,
      });
    client.socket.write(Buffer.concat([connect, publish(1), publish(2)]));
    await expect.poll(() => client.count("puback")).toBe(2);
    client.end();
  });

  it("closes a client that is silent for 1.5 times its keepalive, and no other", async () => {
    const startedMs = performance.now();
    const silent = await logIn(device, 2);
    const pinging = await logIn(device, 2);
    const timer = setInterval(() => pinging.send({ cmd: "pingreq" }), 500);
    await silent.closed();
    expect(performance.now() - startedMs).toBeGreaterThan(2_900);
    await sleep(1_000);
    clearInterval(timer);
    expect(pinging.isClosed).toBe(false);
    expect(pinging.count("pingresp")).toBeGreaterThan(2);
    pinging.end();
  });
});
