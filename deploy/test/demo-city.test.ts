/** The demonstration city as a visitor meets it after `npm start`: alive within a minute, and still after kill -9. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod";
import { practiceSchema } from "../../registry-api/src/contract/practice.ts";
import { sensorListSchema, sensorSchema } from "../../registry-api/src/contract/sensor.ts";
import { firstSettings, meetpaalHere, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const zonesShape = z.object({
  items: z.array(
    z.object({ id: z.string(), demo: z.boolean(), level: z.string(), reason: z.string().nullable() }),
  ),
});

let settings: Awaited<ReturnType<typeof firstSettings>>;
let running: Started;

beforeAll(async () => {
  settings = await firstSettings({ DEMO: "1", LOG_LEVEL: "info" });
  running = await startMeetpaal(settings);
});
afterAll(async () => {
  await running.kill();
  await removeSettings(settings);
});

const get = async (path: string): Promise<unknown> =>
  await (await fetch(`${running.addresses.api}${path}`)).json();

async function levels(): Promise<Record<string, string>> {
  const { items } = zonesShape.parse(await get("/zones"));
  return Object.fromEntries(items.map(({ id, level, reason }) => [id, reason ?? level]));
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(running.addresses.metrics)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

async function publicIdOf(reference: string): Promise<string> {
  const { items } = sensorListSchema.parse(await get(`/sensors?reference=${reference}`));
  return items[0]?.publicId ?? "";
}

it("has some 25 sensors in every public state, all marked as an example", async () => {
  const { items } = sensorListSchema.parse(await get("/sensors?limit=100"));
  expect(items.length).toBeGreaterThanOrEqual(25);
  expect(new Set(items.map(({ status }) => status))).toEqual(
    new Set(["active", "announced", "paused", "expired", "removed"]),
  );
  expect(items.every(({ demo }) => demo)).toBe(true);
  expect(zonesShape.parse(await get("/zones")).items.every(({ demo }) => demo)).toBe(true);
  const { publicId, datastreams } = sensorSchema.parse(await get(`/sensors/${await publicIdOf("5G-201")}`));
  expect(practiceSchema.parse(await get(`/sensors/${publicId}/practice`)).demo).toBe(true);
  const stream = `/datastreams/${datastreams.find(({ unit }) => unit === "V/m")?.id}`;
  expect(await get(`${stream}/readings`)).toMatchObject({ demo: true, resolution: "raw" });
  expect(await get(`${stream}/readings?resolution=hour`)).toMatchObject({ demo: true, resolution: "hour" });
  expect(await get(`${stream}/exposure`)).toMatchObject({ demo: true });
  const page = await (await fetch(`${running.addresses.site}/nl/`)).text();
  expect(page).toContain("VOORBEELD: geen echte metingen");
});

it("knows within a minute how full its zones are, which is silent and which is closed", async () => {
  const known = { evenementenhaven: "closed", stadspark: "silent" };
  await expect.poll(levels, { timeout: 60_000, interval: 1_000 }).toMatchObject(known);
  const board = async (): Promise<boolean> => {
    const { rivierkade, marktplein, winkelstraat } = await levels();
    return [rivierkade, marktplein, winkelstraat].every((level) =>
      /^(quiet|normal|busy|very-busy|full)$/.test(level ?? ""),
    );
  };
  await expect.poll(board, { timeout: 60_000, interval: 1_000 }).toBe(true);
});

it("shows the broken promises, red", async () => {
  const broken = async (reference: string): Promise<string[]> => {
    const practice = practiceSchema.parse(await get(`/sensors/${await publicIdOf(reference)}/practice`));
    return practice.promises.filter(({ verdict }) => verdict === "broken").map(({ id }) => id);
  };
  const poll = { timeout: 60_000, interval: 1_000 };
  await expect.poll(async () => await broken("GL-401"), poll).toEqual(["fields"]);
  await expect.poll(async () => await broken("5G-204"), poll).toEqual(["until"]);
});

it("has the last 24 hours, sends them once, and fills the gap after kill -9", async () => {
  const committed = async (): Promise<number> => await metric("meetpaal_readings_committed_total");
  await expect.poll(committed, { timeout: 90_000, interval: 1_000 }).toBeGreaterThan(60_000);
  await expect
    .poll(async () => running.stderr(), { timeout: 60_000, interval: 500 })
    .toContain("the last 24 hours of the demonstration city are in");
  await running.kill();
  running = await startMeetpaal(settings);
  await expect
    .poll(async () => running.stderr(), { timeout: 60_000, interval: 500 })
    .toContain("the last 24 hours of the demonstration city are in");
  expect(await metric("meetpaal_readings_committed_total")).toBeLessThan(5_000);
  const doctor = await meetpaalHere(["doctor", "--json"], settings);
  expect(doctor.stdout).toContain('"ok":true');
  expect(doctor.code).toBe(0);
});
