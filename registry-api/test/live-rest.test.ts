/** Nobody listens: the broker tells nothing, and whoever comes first hears all the same what is there. */
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { City, reading, type TestDevice } from "../../broker/test/city.ts";
import { type LiveMessage, liveMessageSchema } from "../src/contract/live.ts";
import { listenToCommitted } from "../src/live/committed.ts";
import { type Live, openLive } from "../src/live/live.ts";

const log = pino({ level: "silent" });
let city: City;
let device: TestDevice;
let client: MqttClient;
let live: Live;
let second = 0;
/** That the broker sent to the feed. */
let toldBytes = 0;

/** Who listens, and leaves when told to. */
class Listener {
  readonly readyState = 1;
  readonly bufferedAmount = 0;
  readonly heard: LiveMessage[] = [];
  readonly #onClose: (() => void)[] = [];
  send(text: string): void {
    this.heard.push(liveMessageSchema.parse(JSON.parse(text)));
  }
  on(event: "pong" | "close", listener: () => void): void {
    if (event === "close") this.#onClose.push(listener);
  }
  close(): void {
    for (const listener of this.#onClose) listener();
  }
  terminate(): void {}
  ping(): void {}
  get values(): (number | null)[] {
    return this.heard.flatMap(({ values }) => values.map(({ value }) => value));
  }
}

async function send(value: number): Promise<void> {
  second += 1;
  await client.publishAsync(device.topic, reading(second, value), { qos: 1 });
}

beforeAll(async () => {
  city = await City.open();
  device = await city.addDevice();
  const { deviceId, secret } = device;
  const url = `mqtt://127.0.0.1:${city.port}`;
  client = await connectAsync(url, { clientId: deviceId, username: deviceId, password: secret });
  live = await openLive({
    database: city.database,
    link: {
      connect: () =>
        city.broker.connect().on("data", (chunk: Buffer) => {
          toldBytes += chunk.length;
        }),
    },
    log,
    restAfterS: 1,
  });
});
afterAll(async () => {
  await live.close();
  await client.endAsync();
  await city.close();
});

it("hears nothing until it wants to, and nothing after", async () => {
  const heard: number[] = [];
  const committed = listenToCommitted({
    link: { connect: city.broker.connect },
    onValues: (values) => heard.push(...values.map(({ value }) => value)),
    onDoubt: () => {},
    onError: (error) => {
      throw error;
    },
  });
  await expect.poll(committed.isConnected).toBe(true);
  await send(1);
  committed.hear();
  await sleep(100);
  await send(2);
  await expect.poll(() => heard).toEqual([2]);
  committed.ignore();
  await sleep(1_100);
  await send(3);
  await sleep(200);
  expect(heard).toEqual([2]);
  await committed.close();
});

it("shows the first listener what came while nobody listened, and then what comes", async () => {
  for (const [before, after] of [
    [11, 12],
    [13, 14],
  ] as const) {
    const restingBytes = toldBytes;
    await send(before);
    // The table that it reads is written a little later.
    await sleep(1_000);
    expect(toldBytes).toBe(restingBytes);
    const listener = new Listener();
    await live.join(listener, null);
    expect(listener.heard.map(({ type }) => type)).toEqual(["snapshot"]);
    expect(listener.values).toContain(before);
    await send(after);
    await expect.poll(() => listener.values.at(-1), { timeout: 5_000 }).toBe(after);
    listener.close();
    expect(live.size()).toBe(0);
    // It rests by then.
    await sleep(3_500);
  }
});
