/** The way of a refused value to the eyes of staff, through every part: register, broker, command. */
import { fileURLToPath } from "node:url";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { listRefused } from "../src/operations/quarantine.ts";
import { freshSettings, meetpaalHere, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const REGISTER = fileURLToPath(new URL("./one-sensor.yaml", import.meta.url));
let settings: Awaited<ReturnType<typeof freshSettings>>;
let running: Started;

beforeAll(async () => {
  settings = await freshSettings();
  running = await startMeetpaal(settings);
});
afterAll(async () => {
  await running.stop();
  await removeSettings(settings);
});

async function ask(args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await meetpaalHere(["--json", ...args], settings);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

it("lists what was refused, by device and by reason", async () => {
  const imported = await ask(["register", "import", REGISTER]);
  const { secret, topics } = await ask(["credential", "create", "box-1"]);
  expect(imported).toMatchObject({ sensors: [{ reference: "S-1" }] });
  const client = await connectAsync(running.addresses.mqtt ?? "", {
    clientId: "box-1",
    username: "box-1",
    password: String(secret),
  });
  const topic = Array.isArray(topics) ? String(topics[0]) : "";
  const time = Math.floor(Date.now() / 60_000) * 60_000 - 120_000;
  await client.publishAsync(topic, JSON.stringify({ time, values: { count_in: 10_000 } }), { qos: 1 });
  await client.publishAsync(topic, "not json", { qos: 1 });
  await client.endAsync();

  const { items } = await ask(["quarantine", "list", "--device", "box-1"]);
  expect(items).toMatchObject([
    { reason: "malformed", key: null, size: 8, count: 1 },
    { reason: "out_of_range", key: "count_in", value: 10_000, time: new Date(time).toISOString() },
  ]);
  expect(await ask(["quarantine", "list", "--reason", "malformed"])).toMatchObject({
    items: [{ reason: "malformed" }],
  });
  expect(await ask(["quarantine", "list", "--device", "nobody"])).toEqual({ items: [] });
  const { stdout } = await meetpaalHere(["quarantine", "list"], settings);
  expect(stdout).toContain("out_of_range");
});

it("lets a refused value in, with a reason, and says why another stays out", async () => {
  const { items } = listRefused.result.parse(await ask(["quarantine", "list", "--device", "box-1"]));
  const idOf = (wanted: string): string => String(items.find(({ reason }) => reason === wanted)?.id);
  const both = [idOf("out_of_range"), idOf("malformed")];
  const refused = await meetpaalHere(["quarantine", "readmit", ...both, "--reason", "Een optocht"], settings);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain(`${idOf("malformed")}: it has no number`);
  expect(
    await ask(["quarantine", "readmit", idOf("out_of_range"), "--reason", "Een optocht kwam langs"]),
  ).toEqual({ readmitted: 1, replaced: 0 });
  expect(await ask(["quarantine", "list", "--reason", "out_of_range"])).toEqual({ items: [] });
  const nameless = await meetpaalHere(["quarantine", "readmit", idOf("malformed")], settings);
  expect(nameless.code).toBe(2);
  expect(nameless.stderr).toContain("--reason");
});

it("names a wrong reason and a wrong limit", async () => {
  const reason = await meetpaalHere(["quarantine", "list", "--reason", "bad"], settings);
  expect(reason).toMatchObject({ code: 2, stdout: "" });
  expect(reason.stderr).toContain("out_of_range");
  const limit = await meetpaalHere(["quarantine", "list", "--limit", "0"], settings);
  expect(limit.code).toBe(2);
  expect(limit.stderr).toContain("whole number from 1 to 5000");
});
