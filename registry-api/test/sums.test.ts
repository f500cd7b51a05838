import { moveWatermark, rollAllMarks, rollToWatermark } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import {
  type RolledReading,
  rawReadingListSchema,
  rolledReadingListSchema,
} from "../src/contract/readings.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, insertVersion } from "./register.ts";

const ZONE = "Europe/Amsterdam";
const HOUR_MS = 60 * 60_000;

/** Two whole days ago, at noon UTC: within one calendar day of the city. */
const FROM = new Date(
  Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS - 2 * 24 * HOUR_MS + 12 * HOUR_MS,
);
const TO = new Date(FROM.getTime() + 4 * HOUR_MS);
/** In the middle of an hour the register begins to hide more. */
const CHANGED = new Date(FROM.getTime() + 1.5 * HOUR_MS);

describe.each(oneEdition)("what an hour and a day show (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  let ids: Record<string, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    const plan = { publicId: "aaaaaaaa", reference: "DM-001" };
    await insertCity(work);
    ids = await insertSensor(work, {
      ...plan,
      streams: [
        { key: "count", below: 5 },
        { key: "level", aggregation: "gauge" },
      ],
    });
    const streams = [
      { key: "count", below: 8 },
      { key: "level", aggregation: "gauge" as const, below: 3 },
    ];
    await insertVersion(work, { ...plan, recordedAt: CHANGED.toISOString(), streams }, 2);
    const values = Array.from({ length: 240 }, (_, minute) => (minute * 7 + (minute % 11)) % 14);
    for (const id of Object.values(ids)) await insertReadings(db.database.work("ingest"), id, FROM, values);
    const jobs = db.database.work("jobs");
    await moveWatermark(jobs);
    await rollAllMarks(jobs, ZONE);
    await rollToWatermark(jobs, ZONE);
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const ask = async (key: string, resolution: string, from: Date, to: Date): Promise<unknown> => {
    const query = `resolution=${resolution}&from=${from.toISOString()}&to=${to.toISOString()}&limit=1000`;
    return (await test.app.inject({ url: `/v1/datastreams/${ids[key]}/readings?${query}` })).json();
  };
  const rolled = async (key: string, resolution: string, from: Date, to: Date): Promise<RolledReading[]> =>
    rolledReadingListSchema.parse(await ask(key, resolution, from, to)).items;

  it.each(["count", "level"])(
    "of %s is exactly the sum of what is shown of the finer values",
    async (key) => {
      const hours = await rolled(key, "hour", FROM, TO);
      expect(hours).toHaveLength(4);
      for (const hour of hours) {
        const { items } = rawReadingListSchema.parse(
          await ask(key, "raw", new Date(hour.start), new Date(hour.end)),
        );
        const shown = items.flatMap(({ value }) => value ?? []);
        expect(items).toHaveLength(60);
        expect(hour).toMatchObject({
          count: shown.length,
          sum: shown.reduce((sum, value) => sum + value, 0),
          suppressedSlots: items.filter(({ suppressed }) => suppressed === true).length,
        });
      }
      expect(hours.reduce((total, { suppressedSlots }) => total + suppressedSlots, 0)).toBeGreaterThan(0);

      const [day] = await rolled(key, "day", new Date(FROM.getTime() - 20 * HOUR_MS), TO);
      expect(day).toMatchObject({
        count: hours.reduce((total, { count }) => total + count, 0),
        sum: hours.reduce((total, { sum }) => total + (sum ?? 0), 0),
        suppressedSlots: hours.reduce((total, { suppressedSlots }) => total + suppressedSlots, 0),
      });
    },
  );
});
