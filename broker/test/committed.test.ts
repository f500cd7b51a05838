/** What the service hears of committed values: the first change of a stream at once, then one a second. */
import { COMMITTED_TOPIC, type CommittedPayload } from "@meetpaal/model";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { City, reading, type TestDevice } from "./city.ts";

describe("committed feed", () => {
  const heard: { payload: CommittedPayload; atMs: number }[] = [];
  let city: City;
  let device: TestDevice;
  let service: MqttClient;
  let client: MqttClient;
  const connectAs = async ({ deviceId, secret }: TestDevice) =>
    await connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      clientId: deviceId,
      username: deviceId,
      password: secret,
    });

  beforeAll(async () => {
    city = await City.open({ serviceSecret: "s3cret" });
    device = await city.addDevice();
    const url = `mqtt://127.0.0.1:${city.port}`;
    service = await connectAsync(url, { clientId: "service", username: "service", password: "s3cret" });
    await service.subscribeAsync(COMMITTED_TOPIC);
    service.on("message", (_topic, payload) =>
      heard.push({ payload: JSON.parse(payload.toString()), atMs: performance.now() }),
    );
    client = await connectAs(device);
  });
  afterAll(async () => {
    await client.endAsync();
    await service.endAsync();
    await city.close();
  });

  it("tells a stream once a second, at last with its newest value", async () => {
    const last = 12;
    for (let second = 1; second <= last; second += 1) {
      await client.publishAsync(device.topic, reading(second, second), { qos: 1 });
    }
    const values = () => heard.flatMap(({ payload }) => payload.values.map(({ value }) => value));
    await expect.poll(values).toContain(last);
    expect(values()[0]).toBeLessThan(last);
    expect(values().at(-1)).toBe(last);
    const times = heard.map(({ atMs }) => atMs);
    expect(heard.length).toBeLessThanOrEqual(2 + ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 900);
    expect(heard.map(({ payload }) => payload.number)).toEqual(heard.map((_, i) => i + 1));
  });

  it("tells many streams in messages of at most 400, each stream once a second", async () => {
    const keys = Array.from({ length: 900 }, (_, i) => `lane${i}`);
    const wide = await city.addDevice({ streams: keys.map((key) => ({ key })) });
    const sender = await connectAs(wide);
    heard.length = 0;
    const values = Object.fromEntries(keys.map((key, i) => [key, i]));
    await sender.publishAsync(wide.topic, JSON.stringify({ time: Date.now(), values }), { qos: 1 });
    const told = () => heard.map(({ payload }) => payload.values.length);
    await expect.poll(() => told().reduce((sum, count) => sum + count, 0)).toBe(900);
    expect(told()).toEqual([400, 400, 100]);
    await sender.endAsync();
  });
});
