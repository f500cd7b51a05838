/** A disk that dies under the embedded database: nothing more is acknowledged, and the process ends with exit code 1. */
import { expect, it, vi } from "vitest";
import { freshSettings, removeSettings, startMeetpaal } from "./meetpaal.ts";
import { connectBox, registerBox } from "./one-box.ts";

vi.setConfig({ testTimeout: 120_000 });

const PRELOAD = new URL("break-database.mjs", import.meta.url).href;

it("ends with exit code 1 before any answer leaves", async () => {
  const settings = await freshSettings();
  const running = await startMeetpaal({ ...settings, NODE_OPTIONS: `--import=${PRELOAD}` });
  const { client, send } = await connectBox(running.addresses.mqtt, await registerBox(settings));
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
  client.end(true);
  await removeSettings(settings);
});
