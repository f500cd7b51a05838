/** What devices are told: the contract of their sensors and whether to pause, at once and on every change. */
import { pauseDevice } from "@meetpaal/db";
import { commandTopic } from "@meetpaal/model";
import { connect, connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions } from "../../db/test/database.ts";
import { City, type TestDevice } from "./city.ts";

interface Heard {
  topic: string;
  retain: boolean;
  json: unknown;
}

describe("downlink", () => {
  let city: City;
  let device: TestDevice;
  let client: MqttClient;
  const heard: Heard[] = [];
  let wake = (): void => {};

  /** The first of what comes, now or later, that is meant. */
  async function hear(isMeant: (one: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = heard.find(isMeant);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  beforeAll(async () => {
    const edition = editions.at(-1);
    city = await City.open(edition === undefined ? {} : { edition });
    device = await city.addDevice({
      to: "2099-01-01T00:00:00Z",
      streams: [{ key: "count", aggregation: "interval-count", intervalS: 60, minimum: 0, step: 1 }],
    });
    client = await connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      username: device.deviceId,
      clientId: device.deviceId,
      password: device.secret,
    });
    client.on("message", (topic, payload, { retain }) => {
      heard.push({ topic, retain, json: JSON.parse(payload.toString()) });
      wake();
    });
  });
  afterAll(async () => {
    await client.endAsync(true);
    await city.close();
  });

  it("gives the contract in force to whoever subscribes, retained, and its changes", async () => {
    const topic = `v1/sensors/${device.publicId}/contract`;
    await client.subscribeAsync(topic, { qos: 1 });
    const first = await hear((one) => one.topic === topic);
    expect(first).toMatchObject({
      retain: true,
      json: {
        publicId: device.publicId,
        version: 1,
        state: "active",
        to: "2099-01-01T00:00:00.000Z",
        streams: [
          { key: "count", unit: "1", aggregation: "interval-count", interval: "PT60S", min: 0, step: 1 },
        ],
      },
    });
    await city.register.addVersion(device.sensorId, {
      status: "paused",
      streams: [{ key: "count" }, { key: "more" }],
    });
    const next = await hear((one) => one.topic === topic && one !== first);
    expect(next).toMatchObject({ retain: false, json: { version: 2, state: "paused", to: null } });
  });

  it("tells a device that comes back to its session what holds now", async () => {
    const other = await city.addDevice();
    const topic = `v1/sensors/${other.publicId}/contract`;
    const options = {
      username: other.deviceId,
      clientId: other.deviceId,
      password: other.secret,
      clean: false,
      resubscribe: false,
    };
    const before = await connectAsync(`mqtt://127.0.0.1:${city.port}`, options);
    await before.subscribeAsync(topic);
    await before.endAsync();
    await city.register.addVersion(other.sensorId, { status: "paused", streams: [{ key: "count" }] });
    await city.ingest.refresh();
    const after = connect(`mqtt://127.0.0.1:${city.port}`, options);
    const [json, retain] = await new Promise<[unknown, boolean]>((resolve) => {
      after.once("message", (_topic, payload, packet) => {
        resolve([JSON.parse(payload.toString()), packet.retain]);
      });
    });
    expect(json).toMatchObject({ publicId: other.publicId, version: 2, state: "paused" });
    expect(retain).toBe(false);
    await after.endAsync(true);
  });

  it("asks a device to pause, and to go on", async () => {
    const topic = commandTopic(device.deviceId);
    await client.subscribeAsync(`v1/devices/${device.deviceId}/#`);
    const first = await hear((one) => one.topic === topic);
    expect(first).toMatchObject({ retain: true, json: { pause: null } });
    const ask = { deviceId: device.deviceId, isPaused: true, until: null, reason: "test", actor: "test" };
    expect(await pauseDevice(city.database, ask)).toBe(true);
    const asked = await hear((one) => one.topic === topic && one !== first);
    expect(asked).toMatchObject({ retain: false, json: { pause: { until: null } } });
    await pauseDevice(city.database, { ...ask, isPaused: false });
    await hear((one) => one.topic === topic && one !== first && one !== asked);
    expect(heard.at(-1)?.json).toEqual({ pause: null });
    expect(await pauseDevice(city.database, { ...ask, deviceId: "nobody" })).toBe(false);
  });
});
