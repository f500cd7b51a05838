/** Readings that come through Debian's mosquitto: acknowledged to it after the commit, and to it alone. */
import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Attachment, attach } from "../src/index.ts";
import { City, reading, type TestDevice } from "./city.ts";
import { isInstalled, Mosquitto } from "./mosquitto.ts";

/** The value of what is published only to see that it is heard; mosquitto may bring it once more when it starts again. */
const HELLO = 99;
const patience = { timeout: 20_000, interval: 50 };

describe.runIf(isInstalled)("attached to a broker that was there", () => {
  let mosquitto: Mosquitto;
  let city: City;
  let device: TestDevice;
  let publisher: MqttClient;
  let attachment: Attachment;
  let topic: string;
  let registry: Registry;

  beforeAll(async () => {
    mosquitto = await Mosquitto.start();
    city = await City.open();
    device = await city.addDevice();
    topic = `devices/${device.deviceId}/${device.topic}`;
    publisher = await mqtt.connectAsync(`mqtt://127.0.0.1:${mosquitto.port}`, { reconnectPeriod: 50 });
  });
  afterEach(async () => {
    await attachment.close();
    await city.query("delete from reading");
  });
  afterAll(async () => {
    await publisher.endAsync(true);
    await city.close();
    await mosquitto.remove();
  });

  function open(clientId = "meetpaal", group?: string): Attachment {
    registry = new Registry();
    return attach({
      ingest: city.ingest,
      url: `mqtt://127.0.0.1:${mosquitto.port}`,
      username: undefined,
      password: undefined,
      ca: undefined,
      clientId,
      group,
      log: pino({ level: "silent" }),
      registry,
    });
  }

  /** Resolves when what is published is heard. */
  async function openAndHear(...options: Parameters<typeof open>): Promise<Attachment> {
    const opened = open(...options);
    await vi.waitFor(async () => {
      await publisher.publishAsync(topic, reading(-1, HELLO), { qos: 1 });
      expect(await city.readingCount()).toBeGreaterThan(0);
    }, patience);
    await untilNoneIsUnderWay();
    await city.query("delete from reading");
    return opened;
  }

  /** @returns when mosquitto has all of them */
  async function publish(count: number): Promise<void> {
    const seconds = Array.from({ length: count }, (_, second) => second);
    await Promise.all(
      seconds.map((second) =>
        publisher.publishAsync(topic, reading(second), { qos: second % 2 === 0 ? 1 : 2 }),
      ),
    );
  }

  const storedCount = async (): Promise<number | undefined> =>
    (await city.query<{ n: number }>(`select count(*) as n from reading where value <> ${HELLO}`))[0]?.n;

  const untilNoneIsUnderWay = async (): Promise<void> =>
    await vi.waitFor(
      async () => expect(await metric("meetpaal_attached_inflight_messages")).toBe(0),
      patience,
    );

  const metric = async (name: string): Promise<number | undefined> =>
    (await registry.getSingleMetric(name)?.get())?.values[0]?.value;

  it("stores what devices send there", async () => {
    attachment = await openAndHear();
    await publish(500);
    await vi.waitFor(async () => expect(await storedCount()).toBe(500), patience);
    expect(await metric("meetpaal_attached")).toBe(1);
    await untilNoneIsUnderWay();
  });

  it("leaves there what comes while it is away, and takes it once it is back", async () => {
    attachment = await openAndHear();
    await attachment.close();
    await publish(300);
    expect(await storedCount()).toBe(0);
    attachment = open();
    await vi.waitFor(async () => expect(await storedCount()).toBe(300), patience);
  });

  it("goes on by itself when that broker starts again, and loses nothing it was given", async () => {
    attachment = await openAndHear();
    const published = publish(300);
    await mosquitto.stop();
    await mosquitto.startAgain();
    await published;
    await vi.waitFor(async () => expect(await storedCount()).toBe(300), patience);
  });

  it("divides the work with others of its group", async () => {
    attachment = await openAndHear("one", "group");
    const first = registry;
    const other = await openAndHear("two", "group");
    await publish(300);
    await vi.waitFor(async () => expect(await storedCount()).toBe(300), patience);
    for (const of of [first, registry]) {
      const received = await of.getSingleMetric("meetpaal_attached_messages_received_total")?.get();
      expect(received?.values[0]?.value).toBeGreaterThan(50);
    }
    await other.close();
  });

  it("refuses what was never granted, and does not wait for it", async () => {
    attachment = await openAndHear();
    await publisher.publishAsync(`devices/nobody/${device.topic}`, reading(1), { qos: 1 });
    await publisher.publishAsync("devices/nobody/v1/sensors/not-one-of-ours/readings", reading(1), {
      qos: 1,
    });
    await publisher.publishAsync(topic, reading(2), { qos: 1 });
    await vi.waitFor(async () => expect(await storedCount()).toBe(1), patience);
    await untilNoneIsUnderWay();
  });
});
