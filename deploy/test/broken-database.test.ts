/** A disk that dies under the embedded database: nothing more is acknowledged, and the process ends with exit code 1. */
import { fileURLToPath } from "node:url";
import { connectAsync } from "mqtt";
import { expect, it, vi } from "vitest";
import * as z from "zod";
import { freshSettings, meetpaal, removeSettings, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000 });

const FILE = fileURLToPath(new URL("one-sensor.yaml", import.meta.url));
const PRELOAD = new URL("break-database.mjs", import.meta.url).href;

it("ends with exit code 1 before any answer leaves", async () => {
  const settings = await freshSettings();
  const running = await startMeetpaal({ ...settings, NODE_OPTIONS: `--import=${PRELOAD}` });
  await meetpaal(["register", "import", FILE], settings);
  const made = await meetpaal(["credential", "create", "box-1", "--json"], settings);
  const { secret, topics } = z
    .object({ secret: z.string(), topics: z.array(z.string()) })
    .parse(JSON.parse(made.stdout));
  const device = await connectAsync(running.addresses.mqtt ?? "", {
    clientId: "box-1",
    username: "box-1",
    password: secret,
    reconnectPeriod: 0,
  });
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  const send = async (ago: number): Promise<unknown> =>
    await device.publishAsync(
      topics[0] ?? "",
      JSON.stringify({ time: minute - ago * 60_000, values: { count_in: 1 } }),
      { qos: 1 },
    );
  await send(10);
  running.signal("SIGUSR2");
  let isAcknowledged = false;
  void send(9).then(
    () => (isAcknowledged = true),
    () => undefined,
  );
  expect(await running.ended).toBe(1);
  expect(isAcknowledged).toBe(false);
  expect(running.stderr()).toMatch(/the database can never answer again/);
  device.end(true);
  await removeSettings(settings);
});
