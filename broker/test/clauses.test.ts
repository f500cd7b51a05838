/** Connections and sessions as MQTT 3.1.1 wants them; each test names its clause. */
import { setTimeout as sleep } from "node:timers/promises";
import mqttPacket, { type IConnectPacket } from "mqtt-packet";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { City, reading, type TestDevice } from "./city.ts";
import { RawClient } from "./raw-client.ts";

describe("MQTT 3.1.1", () => {
  let city: City;
  let device: TestDevice;

  beforeAll(async () => {
    city = await City.open();
  });
  beforeEach(async () => {
    device = await city.addDevice();
  });
  afterAll(() => city.close());

  async function untilAllAreGone(): Promise<void> {
    await expect.poll(() => city.registry.metrics()).toContain("meetpaal_connected_devices 0\n");
  }

  async function logIn(more: Partial<IConnectPacket> = {}): Promise<RawClient> {
    const { deviceId: username, secret } = device;
    const login = { username, password: Buffer.from(secret), ...more };
    const { client, code } = await RawClient.logIn(city.port, login);
    expect(code).toBe(0);
    return client;
  }

  async function valuesOf({ sensorId }: TestDevice): Promise<number[]> {
    const rows = await city.query<{ value: number }>(
      "select value from reading join datastream d on d.id = datastream_id where d.sensor_id = $1",
      [sensorId],
    );
    return rows.map(({ value }) => value);
  }

  function will(value: number): NonNullable<IConnectPacket["will"]> {
    return { topic: device.topic, payload: Buffer.from(reading(1, value)), qos: 1, retain: false };
  }

  it("[MQTT-3.1.0-1] closes whatever does not begin with CONNECT", async () => {
    const client = await RawClient.open(city.port);
    client.send({ cmd: "pingreq" });
    expect(await client.closed()).toBe(true);
  });

  it("[MQTT-3.1.0-2] closes a client that sends CONNECT twice", async () => {
    const client = await logIn();
    client.send({ cmd: "connect", protocolVersion: 4, clientId: device.deviceId, keepalive: 0, clean: true });
    expect(await client.closed()).toBe(true);
  });

  it("[MQTT-3.1.2-1] closes a client that names another protocol", async () => {
    const client = await RawClient.open(city.port);
    client.socket.write(Buffer.from("100c000268690402000000026964", "hex"));
    expect(await client.closed()).toBe(true);
  });

  it("[MQTT-3.1.2-2] answers 1 to a level it does not know, then closes", async () => {
    const client = await RawClient.open(city.port);
    client.send({ cmd: "connect", protocolId: "MQTT", protocolVersion: 5, clientId: "x", keepalive: 0 });
    expect((await client.next("connack"))?.returnCode).toBe(1);
    expect(await client.closed()).toBe(true);
  });

  it("[MQTT-3.1.4-2] [MQTT-3.1.2-8] closes the older of two with one client id, and sends its will", async () => {
    const first = await logIn({ will: will(7) });
    const second = await logIn();
    await first.closed();
    expect(second.isClosed).toBe(false);
    await expect.poll(() => valuesOf(device)).toEqual([7]);
    second.end();
  });

  it("[MQTT-3.1.2-24] [MQTT-3.1.2-8] finds a half-open client by its keepalive, and sends its will", async () => {
    const client = await logIn({ keepalive: 1, will: will(8) });
    // The network is gone: nothing comes, and nothing is read, no goodbye either.
    client.socket.pause();
    await expect.poll(() => valuesOf(device)).toEqual([8]);
    client.end();
  });

  it("[MQTT-3.1.2-10] [MQTT-3.14.4-3] forgets the will of a client that said goodbye", async () => {
    const client = await logIn({ will: will(9) });
    client.send({ cmd: "disconnect" });
    await client.closed();
    await sleep(200);
    expect(await valuesOf(device)).toEqual([]);
  });

  it("[MQTT-3.14.4-1] [MQTT-3.14.4-2] takes nothing after a goodbye", async () => {
    const client = await logIn();
    client.send({ cmd: "disconnect" });
    client.publish(device.topic, reading(2), 1);
    await client.closed();
    expect(client.count("puback")).toBe(0);
  });

  it("[MQTT-3.2.2-2] [MQTT-3.2.2-3] keeps the session of a client that wants one, and says so", async () => {
    const filter = { topic: `v1/devices/${device.deviceId}/#`, qos: 1 as const };
    const first = await logIn({ clean: false });
    expect((await first.next("connack"))?.sessionPresent).toBe(false);
    first.send({ cmd: "subscribe", messageId: 1, subscriptions: [filter] });
    await first.next("suback");
    first.end();
    await untilAllAreGone();
    const second = await logIn({ clean: false });
    expect((await second.next("connack"))?.sessionPresent).toBe(true);
    second.end();
  });

  it("[MQTT-3.1.2-6] [MQTT-3.2.2-1] ends the session where a client wants a clean one", async () => {
    const filter = { topic: `v1/devices/${device.deviceId}/#`, qos: 1 as const };
    const first = await logIn({ clean: false });
    first.send({ cmd: "subscribe", messageId: 1, subscriptions: [filter] });
    await first.next("suback");
    first.end();
    await untilAllAreGone();
    const clean = await logIn({ clean: true });
    expect((await clean.next("connack"))?.sessionPresent).toBe(false);
    clean.end();
    await untilAllAreGone();
    const after = await logIn({ clean: false });
    expect((await after.next("connack"))?.sessionPresent).toBe(false);
    after.end();
  });

  it("[MQTT-3.1.2-4] keeps a few sessions a device, whatever it writes behind its id", async () => {
    const filter = { topic: `v1/devices/${device.deviceId}/#`, qos: 1 as const };
    const present: (boolean | undefined)[] = [];
    for (const round of [1, 2]) {
      for (let number = 1; number <= 7; number += 1) {
        const client = await logIn({ clean: false, clientId: `${device.deviceId}:${number}` });
        if (round === 2) present.push((await client.next("connack"))?.sessionPresent);
        client.send({ cmd: "subscribe", messageId: 1, subscriptions: [filter] });
        await client.next("suback");
        client.end();
      }
      await untilAllAreGone();
    }
    expect(present).toEqual([true, true, true, true, true, false, false]);
  });

  it("[MQTT-3.1.3-8] answers 2 to an empty client id that wants a session", async () => {
    const { deviceId: username, secret } = device;
    const client = await RawClient.open(city.port);
    const connect = mqttPacket.generate({
      cmd: "connect",
      clientId: "",
      username,
      password: Buffer.from(secret),
      keepalive: 0,
      clean: true,
    });
    // The flag of a clean session, taken away: a library would not write this.
    connect[9] = (connect[9] ?? 0) & ~2;
    client.socket.write(connect);
    expect((await client.next("connack"))?.returnCode).toBe(2);
    expect(await client.closed()).toBe(true);
  });

  it("[MQTT-3.12.4-1] answers pings", async () => {
    const client = await logIn();
    client.send({ cmd: "pingreq" });
    expect(await client.next("pingresp")).toBeDefined();
    client.end();
  });

  it("[MQTT-4.3.3-2] answers a publish of QoS 2 by PUBREC, and its PUBREL by PUBCOMP", async () => {
    const client = await logIn();
    client.publish(device.topic, reading(3, 33), 5, 2);
    expect((await client.next("pubrec"))?.messageId).toBe(5);
    expect(await valuesOf(device)).toEqual([33]);
    client.send({ cmd: "pubrel", messageId: 5 });
    expect((await client.next("pubcomp"))?.messageId).toBe(5);
    client.end();
  });

  it("[MQTT-3.3.1-4] [MQTT-4.8.0-1] closes a publish of QoS 3", async () => {
    const client = await logIn();
    client.socket.write(Buffer.from([0x36, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01]));
    expect(await client.closed()).toBe(true);
  });

  it("[MQTT-3.8.1-1] closes a SUBSCRIBE whose reserved bits are wrong", async () => {
    const client = await logIn();
    client.socket.write(Buffer.from([0x80, 0x06, 0x00, 0x01, 0x00, 0x01, 0x61, 0x00]));
    expect(await client.closed()).toBe(true);
  });
});
