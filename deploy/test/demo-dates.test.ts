/** A demonstration city that runs for months: its dates are renewed without a start. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { keepCity, readCity } from "../src/demo/import-city.ts";
import { prepareCity } from "../src/demo/open-city.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const DAY_MS = 86_400_000;
const log = pino({ level: "silent" });
const db = useDatabase();
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "meetpaal-"));
  await prepareCity({ database: db.database, timeZone: "Europe/Amsterdam", dataDir, log });
});
afterAll(async () => await rm(dataDir, { recursive: true }));

const endOf = async (reference: string): Promise<number> =>
  (await readCity(db.database)).get(reference)?.window.to.getTime() ?? Number.NaN;

/** Looks every few milliseconds, on a clock that is some days ahead. */
function keepAhead(days: number) {
  let looks = 0;
  const keeper = keepCity(
    { database: db.database, timeZone: "Europe/Amsterdam", log },
    {
      everyMs: 20,
      now: () => {
        looks += 1;
        return new Date(Date.now() + days * DAY_MS);
      },
    },
  );
  return { ...keeper, looks: () => looks };
}

it("stays as it is while 30 days remain, and moves on when fewer do", async () => {
  const first = await endOf("DM-101");
  const remaining = (first - Date.now()) / DAY_MS;
  const early = keepAhead(remaining - 31);
  await expect.poll(early.looks).toBeGreaterThan(1);
  await early.close();
  expect(await endOf("DM-101")).toBe(first);

  const late = keepAhead(remaining - 29);
  await expect.poll(async () => await endOf("DM-101"), { timeout: 20_000 }).toBeGreaterThan(first);
  await late.close();
  expect((await endOf("DM-101")) - (Date.now() + (remaining - 29) * DAY_MS)).toBeGreaterThan(200 * DAY_MS);
});
