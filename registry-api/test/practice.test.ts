import { judgeAllPromises } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { type Practice, practiceSchema } from "../src/contract/practice.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor } from "./register.ts";

const ZONE = "Europe/Amsterdam";
const DAY_MS = 24 * 60 * 60_000;

describe.each(oneEdition)("GET /v1/sensors/{publicId}/practice (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  let ids: Record<string, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      validTo: "2099-01-01T00:00:00Z",
      streams: [{ key: "count_in" }, { key: "count_out" }],
    });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const practice = async (): Promise<Practice> => {
    const response = await test.app.inject({ url: "/v1/sensors/aaaaaaaa/practice" });
    expect(response.statusCode).toBe(200);
    return practiceSchema.parse(response.json());
  };

  it("has nothing to say before anything was judged", async () => {
    expect((await practice()).promises).toEqual([]);
  });

  it("puts every promise beside what was measured, in words of both languages", async () => {
    await judgeAllPromises(db.database.work("jobs"), ZONE);
    const { promises, checkedAt } = await practice();
    const expected = ["retention.raw", "retention.hour", "retention.day", "interval", "fields", "until"];
    expect(promises.map(({ id }) => id)).toEqual(expect.arrayContaining(expected));
    for (const { explanation, datastream, measuredAt } of promises) {
      expect(explanation["nl"]?.length).toBeGreaterThan(10);
      expect(explanation["en"]?.length).toBeGreaterThan(10);
      expect([null, ...Object.values(ids)]).toContain(datastream);
      expect(Date.parse(measuredAt)).toBeGreaterThanOrEqual(Date.parse(checkedAt));
    }
  });

  it("turns red when a row is kept longer than was promised", async () => {
    const old = new Date(Date.now() - 740 * DAY_MS);
    await insertReadings(db.database.work("ingest"), ids["count_in"] ?? 0, old, [1]);
    await judgeAllPromises(db.database.work("jobs"), ZONE);
    const { promises } = await practice();
    const broken = promises.filter(({ id, verdict }) => id === "retention.raw" && verdict === "broken");
    expect(broken).toMatchObject([
      { datastream: ids["count_in"], basis: "machine", lastBrokenAt: expect.any(String) },
    ]);
  });

  it("knows no practice of what it does not know", async () => {
    expect((await test.app.inject({ url: "/v1/sensors/zzzzzzzz/practice" })).statusCode).toBe(404);
  });
});
