/**
 * The main job, seen from outside on both databases: a register file is imported, a real device sends a value, and that
 * value is in the database, in the API, in the live feed and on the page. Then the process is killed, and all of it is
 * still there.
 */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { findReadings, openDatabase } from "../../db/src/index.ts";
import { editions, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { deviceOf } from "../../deploy/src/demo/register.ts";
import { demoText } from "../../deploy/test/demo-file.ts";
import {
  freshSettings,
  meetpaal,
  meetpaalHere,
  removeSettings,
  type Started,
  startMeetpaal,
} from "../../deploy/test/meetpaal.ts";
import { liveMessageSchema } from "../../registry-api/src/contract/live.ts";
import { rawReadingListSchema } from "../../registry-api/src/contract/readings.ts";
import { sensorSchema } from "../../registry-api/src/contract/sensor.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const REFERENCE = "5G-201";
const VALUE = 0.731;
const importedShape = z.object({
  sensors: z.array(z.object({ reference: z.string(), publicId: z.string() })),
});
const credentialShape = z.object({ deviceId: z.string(), secret: z.string(), topics: z.array(z.string()) });

describe.each(editions)("the whole chain (%s)", (edition) => {
  let settings: Awaited<ReturnType<typeof freshSettings>>;
  let server: OpenedDatabase | undefined;
  let running: Started;
  let publicId: string;
  let credential: z.infer<typeof credentialShape>;
  let datastream: number;
  let time: Date;

  beforeAll(async () => {
    if (edition === "server") server = await openTestDatabase("server");
    settings = await freshSettings(
      server !== undefined && "url" in server.options ? { DATABASE_URL: server.options.url } : {},
    );
    running = await startMeetpaal(settings);
  });
  afterAll(async () => {
    await running.kill();
    await server?.remove();
    await removeSettings(settings);
  });

  const get = async (path: string): Promise<Response> => await fetch(`${running.addresses.site}${path}`);

  it("imports the register; the sensor is public at once", async () => {
    const file = join(settings.DATA_DIR, "register.yaml");
    await writeFile(file, await demoText(settings.DATA_DIR));
    const { code, stdout } = await meetpaal(["register", "import", file, "--json"], settings);
    expect(code).toBe(0);
    publicId =
      importedShape.parse(JSON.parse(stdout)).sensors.find((one) => one.reference === REFERENCE)?.publicId ??
      "";
    const sensor = sensorSchema.parse(await (await get(`/v1/sensors/${publicId}`)).json());
    expect(sensor).toMatchObject({ reference: REFERENCE, status: "active", demo: true });
    datastream = sensor.datastreams[0]?.id ?? 0;
  });

  it("gives the device a credential, once", async () => {
    const { stdout } = await meetpaalHere(["credential", "create", deviceOf(REFERENCE), "--json"], settings);
    credential = credentialShape.parse(JSON.parse(stdout));
    expect(credential.topics).toEqual([`v1/sensors/${publicId}/readings`]);
  });

  it("takes a value from a real device, and tells those who listen", async () => {
    const feed = new WebSocket(`${running.addresses.site?.replace("http", "ws")}/v1/live`);
    let hasSnapshot = false;
    const heard = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error("the feed did not tell it")), 30_000).unref();
      feed.on("message", (data: Buffer) => {
        const message = liveMessageSchema.parse(JSON.parse(data.toString()));
        if (message.type === "snapshot") hasSnapshot = true;
        const found = message.values.find((one) => one.datastream === datastream);
        if (message.type === "delta" && found?.value === VALUE) resolve(performance.now());
      });
    });
    // From then on it is a change to the feed, and not part of its snapshot.
    await expect.poll(() => hasSnapshot).toBe(true);
    const device = await connectAsync(running.addresses.mqtt ?? "", {
      clientId: credential.deviceId,
      username: credential.deviceId,
      password: credential.secret,
      protocolVersion: 4,
    });
    time = new Date(Math.floor(Date.now() / 10_000) * 10_000); // of now: a page does not show what is old as new
    const readings = JSON.stringify({ time: time.toISOString(), values: { field_strength: VALUE } });
    await device.publishAsync(credential.topics[0] ?? "", readings, { qos: 1 });
    const acknowledgedAt = performance.now();
    // Within a second or two; this machine may have other tests to run.
    expect((await heard) - acknowledgedAt).toBeLessThan(10_000);
    await device.endAsync();
    feed.terminate();
    await once(feed, "close");
  });

  it("answers it by the API and shows it on the page", async () => {
    const list = rawReadingListSchema.parse(
      await (await get(`/v1/datastreams/${datastream}/readings`)).json(),
    );
    expect(list.items).toEqual([{ time: time.toISOString().replace(".000Z", "Z"), value: VALUE }]);
    // The newest value is written beside the transaction, a quarter of a second later at most.
    const shows = async (): Promise<boolean> =>
      /0,7\d* volt per meter/.test(await (await get(`/nl/sensoren/${publicId}`)).text());
    await expect.poll(shows).toBe(true);
  });

  it("has it still after kill -9, as one row", async () => {
    await running.kill();
    running = await startMeetpaal(settings);
    const list = rawReadingListSchema.parse(
      await (await get(`/v1/datastreams/${datastream}/readings`)).json(),
    );
    expect(list.items).toHaveLength(1);
    await running.stop();
    const database = await openDatabase(
      server === undefined ? { dataDir: settings.DATA_DIR } : server.options,
    );
    try {
      const timeUs = time.getTime() * 1_000;
      const rows = await findReadings(database.work("api"), [{ datastreamId: datastream, timeUs }]);
      expect(rows).toMatchObject([{ datastreamId: datastream, timeUs, value: VALUE }]);
    } finally {
      await database.close();
    }
  });
});
