/** Broker and API as processes of their own, on a server database. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { lookAtClock } from "../../db/src/index.ts";
import { editions, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { deviceOf } from "../src/demo/register.ts";
import { findFreePort } from "../src/start/ports.ts";
import { demoText } from "./demo-file.ts";
import {
  freshSettings,
  meetpaalHere,
  removeSettings,
  type Settings,
  type Started,
  startMeetpaal,
} from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const credentialShape = z.object({ deviceId: z.string(), secret: z.string(), topics: z.array(z.string()) });

describe.runIf(editions.includes("server"))("start --only broker, start --only api", () => {
  let database: OpenedDatabase;
  let settings: Settings & { DATA_DIR: string };
  let broker: Started;
  let api: Started;

  beforeAll(async () => {
    database = await openTestDatabase("server");
    const port = await findFreePort("127.0.0.1");
    settings = await freshSettings({
      DATABASE_URL: "url" in database.options ? database.options.url : "",
      SERVICE_SECRET: "s".repeat(43),
      MQTT_PORT: String(port),
      MQTT_URL: `mqtt://127.0.0.1:${port}`,
    });
    const file = join(settings.DATA_DIR, "register.yaml");
    await writeFile(file, await demoText(settings.DATA_DIR));
    expect((await meetpaalHere(["register", "import", file], settings)).code).toBe(0);
    broker = await startMeetpaal(settings, ["--only", "broker"]);
    api = await startMeetpaal(settings, ["--only", "api"]);
  });
  afterAll(async () => {
    await Promise.all([broker.stop(), api.stop()]);
    await database.remove();
    await removeSettings(settings);
  });

  it("says only what each runs", () => {
    expect(Object.keys(broker.addresses).toSorted()).toEqual(["metrics", "mqtt"]);
    expect(Object.keys(api.addresses).toSorted()).toEqual(["api", "metrics", "site"]);
  });

  it("tells live listeners of the API what the broker committed", async () => {
    const ready = async (): Promise<number> => (await fetch(`${api.addresses.site}/health/ready`)).status;
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
    const { stdout } = await meetpaalHere(["credential", "create", deviceOf("5G-203"), "--json"], settings);
    const { deviceId, secret, topics } = credentialShape.parse(JSON.parse(stdout));
    const feed = new WebSocket(`${api.addresses.site?.replace("http", "ws")}/v1/live`);
    const heard: string[] = [];
    feed.on("message", (data: Buffer) => heard.push(data.toString()));
    await once(feed, "open");
    const device = await connectAsync(broker.addresses.mqtt ?? "", {
      clientId: deviceId,
      username: deviceId,
      password: secret,
      protocolVersion: 4,
    });
    const time = Math.floor(Date.now() / 10_000) * 10_000;
    const payload = JSON.stringify({ time, values: { field_strength: 1.234 } });
    await device.publishAsync(topics[0] ?? "", payload, { qos: 1 });
    await expect.poll(() => heard.join("\n")).toContain("1.234");
    await device.endAsync();
    feed.terminate();
    await once(feed, "close");
  });

  it.each([
    ["beside the process that deletes", {}],
    ["from another machine", { DATA_DIR: "/nonexistent/never-made" }],
  ])("takes the word of %s that the clock is right", async (_where, more) => {
    const accepted = async (): Promise<number> =>
      (await lookAtClock(database.database.work("jobs"))).accepted;
    const before = await accepted();
    const { stdout } = await meetpaalHere(["doctor", "--accept-clock", "--json"], { ...settings, ...more });
    expect(stdout).toContain('"clock accepted","ok":true');
    expect(await accepted()).toBe(before + 1);
  });

  it("does not let the service in with another secret", async () => {
    const refused = connectAsync(broker.addresses.mqtt ?? "", {
      clientId: "service",
      username: "service",
      password: "t".repeat(43),
      reconnectPeriod: 0,
    });
    await expect(refused).rejects.toThrow(/Bad username or password|Not authorized|refused/i);
  });
});
