import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { earlyInHalfHour } from "../../db/test/early-in.ts";
import { type ExposureList, exposureListSchema } from "../src/contract/exposure.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor } from "./register.ts";

const HALF_HOUR_MS = 30 * 60_000;
const reference = {
  standard: "icnirp-2020-whole-body-public",
  limit: 10,
  unit: "W/m2",
  averaging: "PT30M",
};

describe.each(oneEdition)("exposure to radio waves (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  let ids: Record<string, number>;
  /** The newest whole half hour has this end. */
  let newest: Date;

  beforeAll(async () => {
    await earlyInHalfHour();
    newest = new Date(Math.floor(Date.now() / HALF_HOUR_MS) * HALF_HOUR_MS);
    const work = db.database.work("contract");
    await insertCity(work);
    const field = {
      aggregation: "gauge" as const,
      intervalS: 10,
      unit: "V/m",
      body: { statistic: "rms", reference, band: { fromMHz: 3750, toMHz: 3800 }, detectionLimit: 0.05 },
    };
    ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "5G-001",
      kind: "5g-pilot",
      streams: [
        { key: "field", ...field },
        { key: "closed", ...field, isPublic: false },
        { key: "hidden", ...field, below: 1 },
        { key: "count" },
      ],
    });
    // Two half hours: one whole, of 6.1 V/m; one of which 161 of 180 values came.
    const insert = (id: number | undefined, end: Date, count: number, value: number) =>
      db.database.work("ingest").query(
        `insert into reading (datastream_id, time, value)
         select $1, $2::timestamptz - interval 'PT10S' * place, $4 from generate_series(1, $3::int) place`,
        [id, end, count, value],
      );
    for (const key of ["field", "hidden"]) {
      await insert(ids[key], newest, 180, 6.1);
      await insert(ids[key], new Date(newest.getTime() - HALF_HOUR_MS), 161, 6.1);
    }
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const ask = async (key: string, query = "") =>
    await test.app.inject({ url: `/v1/datastreams/${ids[key] ?? 999_999}/exposure${query}` });
  const read = async (key: string, query = ""): Promise<ExposureList> =>
    exposureListSchema.parse((await ask(key, query)).json());

  it("is the mean of the squares over a half hour, as a share of the limit in power", async () => {
    const { items, reference: held, band } = await read("field");
    expect(items).toHaveLength(48);
    const last = items.at(-1);
    expect(last?.end).toBe(newest.toISOString().replace(".000Z", "Z"));
    expect(last?.coverage).toBe(1);
    expect(last?.powerDensity).toBeCloseTo(0.0987, 4);
    expect(last?.fieldStrength).toBeCloseTo(6.1, 10);
    expect(last?.share).toBeCloseTo(0.00987, 5);
    expect(held).toEqual(reference);
    expect(band).toEqual({ fromMHz: 3750, toMHz: 3800 });
  });

  it("says nothing of a half hour that was measured less than nine tenths, nor of one without values", async () => {
    const { items } = await read("field");
    expect(items.at(-2)).toMatchObject({ powerDensity: null, fieldStrength: null, share: null });
    expect(items.at(-2)?.coverage).toBeCloseTo(161 / 180, 10);
    expect(items.at(-3)).toMatchObject({ coverage: 0, share: null });
  });

  it("gives nothing away of a stream that hides small values", async () => {
    const { items } = await read("hidden");
    expect(items.at(-1)).toMatchObject({ coverage: 0, powerDensity: null, share: null });
  });

  it("has a column for the effective value in the file of such a series, once, and in no other", async () => {
    const head = async (key: string) => {
      const url = `/v1/datastreams/${ids[key] ?? 0}/readings?resolution=hour`;
      const { headers, body } = await test.app.inject({ url, headers: { accept: "text/csv" } });
      expect(headers["cache-control"]).toBe("no-cache");
      return (body.split("\r\n")[0] ?? "").split(",");
    };
    expect((await head("field")).filter((name) => name === "rms")).toEqual(["rms"]);
    expect(await head("count")).not.toContain("rms");
  });

  it("answers for the half hours of a window, cut to whole ones, never for those to come", async () => {
    const from = new Date(newest.getTime() - 3 * HALF_HOUR_MS + 60_000).toISOString();
    const to = new Date(newest.getTime() + 2 * HALF_HOUR_MS).toISOString();
    const { items } = await read("field", `?from=${from}&to=${to}`);
    expect(items).toHaveLength(3);
    expect((await read("field", `?from=${to}&to=${to}`)).items).toEqual([]);
  });

  it.each([
    ["closed", "", 403],
    ["count", "", 404],
    ["none", "", 404],
    ["field", "?from=2026-01-01T00:00:00Z&to=2026-01-03T00:30:00Z", 400],
    ["field", "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", 400],
    ["field", "?at=now", 400],
  ])("%s%s is answered with %d", async (key, query, status) => {
    expect((await ask(key, query)).statusCode).toBe(status);
  });
});
