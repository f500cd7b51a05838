import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { rawReadingListSchema, rolledReadingListSchema } from "../src/contract/readings.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertHour, insertReadings, insertSensor, insertVersion } from "./register.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FROM = new Date("2026-03-01T10:00:00.000Z");

describe.each(oneEdition)("GET /v1/datastreams/{id}/readings (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  let ids: Record<string, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [
        { key: "open" },
        { key: "small", below: 5, identifiability: "deidentified" },
        { key: "late", delay: "PT15M" },
        { key: "late_gauge", delay: "PT15M", aggregation: "gauge" },
        { key: "closed", isPublic: false },
        { key: "total", below: 5, aggregation: "counter" },
        { key: "ended" },
      ],
    });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const get = (key: string, query: string, accept = "application/json") =>
    test.app.inject({ url: `/v1/datastreams/${ids[key] ?? 0}/readings${query}`, headers: { accept } });
  const raw = async (key: string, query: string) =>
    rawReadingListSchema.parse((await get(key, query)).json());
  const rolled = async (key: string, query: string) =>
    rolledReadingListSchema.parse((await get(key, query)).json());
  const insert = (key: string, from: Date, values: number[]) =>
    insertReadings(db.database.work("ingest"), ids[key] ?? 0, from, values);
  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

  it("gives [from, to), oldest first, a slice at a time", async () => {
    await insert("open", FROM, [0, 1, 2, 3, 4, 5]);
    const first = await raw("open", "?from=2026-03-01T10:01:00Z&to=2026-03-01T10:05:00Z&limit=3");
    expect(first.items).toEqual([
      { time: "2026-03-01T10:01:00Z", value: 1 },
      { time: "2026-03-01T10:02:00Z", value: 2 },
      { time: "2026-03-01T10:03:00Z", value: 3 },
    ]);
    const second = await raw("open", `?limit=3&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ time: "2026-03-01T10:04:00Z", value: 4 }], nextCursor: null });
  });

  it("gives the last 24 hours when nothing is asked", async () => {
    await insert("open", ago(25 * 60), [7]);
    await insert("open", ago(23 * 60), [8]);
    expect((await raw("open", "")).items.map(({ value }) => value)).toEqual([8]);
  });

  it("keeps microseconds, also in a cursor", async () => {
    await db.database
      .work("ingest")
      .query(
        `insert into reading values ($1, '2026-03-02T00:00:00.000001Z', 1), ($1, '2026-03-02T00:00:00.000002Z', 2)`,
        [ids["open"]],
      );
    const first = await raw("open", "?from=2026-03-02T00:00:00Z&to=2026-03-02T01:00:00Z&limit=1");
    expect(first.items).toEqual([{ time: "2026-03-02T00:00:00.000001Z", value: 1 }]);
    const second = await raw("open", `?limit=1&cursor=${first.nextCursor}`);
    expect(second.items).toEqual([{ time: "2026-03-02T00:00:00.000002Z", value: 2 }]);
  });

  it("hides what is below, and adds up what it shows", async () => {
    await insert("small", FROM, [0, 4, 5, 12]);
    const { items } = await raw("small", "?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z");
    expect(items).toEqual([
      { time: "2026-03-01T10:00:00Z", value: null, suppressed: true },
      { time: "2026-03-01T10:01:00Z", value: null, suppressed: true },
      { time: "2026-03-01T10:02:00Z", value: 5 },
      { time: "2026-03-01T10:03:00Z", value: 12 },
    ]);
    await insertHour(db.database.work("jobs"), ids["small"] ?? 0, {
      start: FROM,
      shown: [5, 12],
      suppressed: 2,
    });
    const hours = await rolled("small", "?resolution=hour&from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z");
    expect(hours.items).toEqual([
      {
        start: "2026-03-01T10:00:00Z",
        end: "2026-03-01T11:00:00Z",
        count: 2,
        coverage: 1,
        sum: items.reduce((sum, { value }) => sum + (value ?? 0), 0),
        mean: 8.5,
        min: null,
        max: null,
        suppressedSlots: 2,
      },
    ]);
  });

  it("says of an hour of which nothing is shown that it is hidden, not that it was 0", async () => {
    const start = new Date(FROM.getTime() + HOUR_MS);
    await insertHour(db.database.work("jobs"), ids["small"] ?? 0, { start, shown: [], suppressed: 60 });
    const { items } = await rolled(
      "small",
      `?resolution=hour&from=${start.toISOString()}&to=2026-03-01T12:00:00Z`,
    );
    expect(items[0]).toMatchObject({
      count: 0,
      sum: null,
      mean: null,
      suppressedSlots: 60,
      suppressed: true,
    });
  });

  it("shows the least and the greatest only where nothing is hidden and nobody is counted", async () => {
    await insertHour(db.database.work("jobs"), ids["open"] ?? 0, { start: FROM, shown: [1, 2] });
    const query = "?resolution=hour&from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z";
    expect((await rolled("open", query)).items[0]).toMatchObject({ min: 0, max: 777, mean: 1.5 });
  });

  it("tells of a counter how much it grew an hour, never two totals with little between", async () => {
    await insert("total", FROM, [1000, 1001]);
    const { items } = await raw("total", "?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z");
    expect(items.map(({ value }) => value)).toEqual([null, null]);
    await insertHour(db.database.work("jobs"), ids["total"] ?? 0, { start: FROM, shown: [40] });
    const hours = await rolled("total", "?resolution=hour&from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z");
    expect(hours.items[0]).toMatchObject({ sum: 40, mean: null, min: null, max: null });
  });

  it("shows a delayed interval only when it has ended that long ago, a moment by itself", async () => {
    await insert("late", ago(17.5), [1, 2, 3, 4]);
    expect((await raw("late", "")).items.map(({ value }) => value)).toEqual([1, 2]);
    await insert("late_gauge", ago(17.5), [1, 2, 3, 4]);
    expect((await raw("late_gauge", "")).items.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it("shows a delayed hour only when its last value is shown, so that no difference tells it", async () => {
    const start = (minutesSinceEnd: number) => new Date(Date.now() - minutesSinceEnd * MINUTE_MS - HOUR_MS);
    await insertHour(db.database.work("jobs"), ids["late"] ?? 0, { start: start(14), shown: [50] });
    await insertHour(db.database.work("jobs"), ids["late"] ?? 0, { start: start(16), shown: [60] });
    expect((await rolled("late", "?resolution=hour")).items.map(({ sum }) => sum)).toEqual([60]);
  });

  it("does not show an hour that has not ended", async () => {
    await insertHour(db.database.work("jobs"), ids["ended"] ?? 0, { start: ago(30), shown: [5] });
    expect((await rolled("ended", "?resolution=hour")).items).toEqual([]);
  });

  it("gives calendar days of 23, 24 and 25 hours as they are stored", async () => {
    await db.database.work("jobs").query(
      `insert into reading_day (datastream_id, start_at, end_at, count, sum, coverage, shown_count, shown_sum, suppressed_slots)
       values ($1, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 2, 9, 0.5, 2, 9, 0)`,
      [ids["open"]],
    );
    const { items } = await rolled(
      "open",
      "?resolution=day&from=2026-10-24T00:00:00Z&to=2026-10-26T00:00:00Z",
    );
    expect(items[0]).toMatchObject({
      start: "2026-10-24T22:00:00Z",
      end: "2026-10-25T23:00:00Z",
      sum: 9,
      min: null,
    });
  });

  describe("days of another time zone", () => {
    /** Three days of hours of Amsterdam, in which the clock went back; every hour holds its number. */
    const midnight = Date.parse("2026-10-23T22:00:00Z");
    const hours = Array.from({ length: 73 }, (_, place) => ({
      start: new Date(midnight + place * HOUR_MS),
      value: place,
    }));

    beforeAll(async () => {
      for (const { start, value } of hours)
        await insertHour(db.database.work("jobs"), ids["late_gauge"] ?? 0, { start, shown: [value] });
    });

    const ask = async (query: string) =>
      await rolled(
        "late_gauge",
        `?resolution=day&from=2026-10-23T00:00:00Z&to=2026-10-28T00:00:00Z&timeZone=${query}`,
      );
    const sumOf = (from: string, to: string): number =>
      hours
        .filter(({ start }) => start >= new Date(from) && start < new Date(to))
        .reduce((sum, { value }) => sum + value, 0);

    it.each([
      ["UTC", "2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z"],
      ["America/New_York", "2026-10-24T04:00:00Z", "2026-10-25T04:00:00Z"],
      ["Europe/London", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"],
    ])("are those of %s, as long as they are there", async (zone, start, end) => {
      const { timeZone, items } = await ask(zone);
      expect(timeZone).toBe(zone);
      const day = items.find((one) => one.start === start);
      expect(day).toMatchObject({ start, end, sum: sumOf(start, end), suppressedSlots: 0 });
      expect(items.reduce((sum, one) => sum + (one.sum ?? 0), 0)).toBe(
        sumOf(items[0]?.start ?? "", "2027-01-01"),
      );
    });

    it("go on over slices, and are the same as a file", async () => {
      const { items } = await ask("UTC");
      const first = await ask("UTC&limit=1");
      expect(first.items).toEqual(items.slice(0, 1));
      const second = await rolled("late_gauge", `?limit=1000&cursor=${first.nextCursor}`);
      expect(second).toMatchObject({ timeZone: "UTC", items: items.slice(1) });
      const file = await get(
        "late_gauge",
        "?resolution=day&from=2026-10-23T00:00:00Z&to=2026-10-28T00:00:00Z&timeZone=UTC",
        "text/csv",
      );
      expect(
        file.body
          .split("\r\n")
          .slice(1, -1)
          .map((line) => line.split(",")[0]),
      ).toEqual(items.map(({ start }) => start));
    });

    it("are the stored ones in the zone of the installation, and none where it has not whole hours", async () => {
      expect((await ask("Europe/Amsterdam")).items).toEqual([]);
      for (const zone of ["Asia/Kolkata", "Mars/Olympus"]) {
        const response = await get("late_gauge", `?resolution=day&timeZone=${zone}`);
        expect(response.statusCode).toBe(400);
        expect(response.json().errors).toMatchObject([{ in: "query", name: "timeZone" }]);
      }
    });
  });

  it("judges a value by the version of its own time", async () => {
    const work = db.database.work("contract");
    const plan = { publicId: "bbbbbbbb", reference: "DM-002" };
    const stream = { key: "count", below: 5 };
    const made = await insertSensor(work, { ...plan, streams: [stream] });
    await insertVersion(
      work,
      { ...plan, recordedAt: "2026-03-01T10:02:00Z", streams: [{ key: "count" }] },
      2,
    );
    ids["changed"] = made["count"] ?? 0;
    await insert("changed", FROM, [1, 2, 3]);
    const { items } = await raw("changed", "?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z");
    expect(items.map(({ value }) => value)).toEqual([null, null, 3]);
  });

  it("refuses a stream that is not public, or whose sensor is not, on every way out", async () => {
    const work = db.database.work("contract");
    const made = await insertSensor(work, {
      publicId: "cccccccc",
      reference: "DM-003",
      status: "draft",
      streams: [{ key: "count" }],
    });
    ids["of_draft"] = made["count"] ?? 0;
    for (const key of ["closed", "of_draft"]) {
      await insert(key, ago(30), [4242]);
      for (const accept of ["application/json", "text/csv"]) {
        for (const query of ["", "?resolution=hour", "?resolution=day"]) {
          const response = await get(key, query, accept);
          expect(response.statusCode).toBe(403);
          expect(response.body).not.toContain("4242");
        }
      }
    }
  });

  it("keeps an ended stream readable, by the last version that declared it", async () => {
    const work = db.database.work("contract");
    const plan = { publicId: "dddddddd", reference: "DM-004" };
    const made = await insertSensor(work, { ...plan, streams: [{ key: "a" }, { key: "b" }] });
    await insertVersion(work, { ...plan, recordedAt: "2026-03-02T00:00:00Z", streams: [{ key: "b" }] }, 2);
    ids["gone"] = made["a"] ?? 0;
    await insert("gone", FROM, [9]);
    const { items } = await raw("gone", "?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z");
    expect(items).toEqual([{ time: "2026-03-01T10:00:00Z", value: 9 }]);
  });

  it("says where nothing is stored though something was expected, and in which zone buckets begin", async () => {
    await insert("open", new Date("2026-05-01T10:00:00Z"), [1, 2]);
    await insert("open", new Date("2026-05-01T10:05:00Z"), [3]);
    const query = "?from=2026-05-01T10:00:00Z&to=2026-05-01T10:08:00Z";
    expect(await raw("open", query)).toMatchObject({
      resolution: "raw",
      timeZone: "UTC",
      gaps: [
        { start: "2026-05-01T10:02:00.000Z", end: "2026-05-01T10:05:00.000Z" },
        { start: "2026-05-01T10:06:00.000Z", end: "2026-05-01T10:08:00.000Z" },
      ],
    });
    const page = await raw("open", `${query}&limit=2`);
    expect(page.gaps).toHaveLength(1);
    expect((await raw("open", `${query}&limit=2&cursor=${page.nextCursor}`)).gaps).toHaveLength(1);
    expect(await rolled("open", `${query}&resolution=day`)).toMatchObject({ timeZone: "Europe/Amsterdam" });
  });

  it("chooses the resolution by itself: as fine as is kept, and no more than 2,000 items", async () => {
    const resolutionOf = async (from: string, to: string): Promise<unknown> =>
      (await get("open", `?resolution=auto&from=${from}&to=${to}`)).json().resolution;
    expect(await resolutionOf("2026-05-01T10:00:00Z", "2026-05-02T10:00:00Z")).toBe("raw");
    expect(await resolutionOf("2026-05-01T10:00:00Z", "2026-06-01T10:00:00Z")).toBe("hour");
    expect(await resolutionOf("2026-01-01T00:00:00Z", "2026-11-01T00:00:00Z")).toBe("day");
    // Single readings of then are not kept any more.
    expect(await resolutionOf("2024-01-01T00:00:00Z", "2024-01-01T01:00:00Z")).toBe("hour");
  });

  it("shows nothing that is due, be it still there", async () => {
    const old = new Date(Date.now() - 731 * 24 * 60 * 60_000 - 60_000);
    await insert("open", old, [77, 78, 79]);
    const query = `?from=${new Date(old.getTime() - 60_000).toISOString()}&to=${new Date(old.getTime() + 600_000).toISOString()}`;
    expect((await raw("open", query)).items).toEqual([]);
    expect((await get("open", query, "text/csv")).body).not.toContain("77");
    await db.database.work("jobs").query(
      `insert into reading_hour (datastream_id, start_at, count, sum, coverage, shown_count, shown_sum, suppressed_slots)
       select $1, date_trunc('hour', now() - days * interval '1 day'), 1, 4711, 1, 1, 4711, 0
       from unnest(array[1090, 1100]) days`,
      [ids["open"]],
    );
    const to = ago(1_000 * 24 * 60).toISOString();
    const { items } = await rolled("open", `?resolution=hour&from=2000-01-01T00:00:00Z&to=${to}`);
    expect(items.map(({ sum }) => sum)).toEqual([4711]);
  });

  it("gives the same whole as CSV, with the sentence that it is an example", async () => {
    const values = Array.from({ length: 12_000 }, (_, index) => index);
    const from = new Date("2026-04-01T00:00:00Z");
    await insert("open", from, values);
    const response = await get(
      "open",
      "?from=2026-04-01T00:00:00Z&to=2026-05-01T00:00:00Z&limit=1",
      "text/csv",
    );
    expect(response.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(response.headers["content-disposition"]).toBe(
      'attachment; filename="voorbeeld-aaaaaaaa-open-raw.csv"',
    );
    const lines = response.body.split("\r\n");
    expect(lines[0]).toBe("time,value,suppressed,remark");
    expect(lines[1]).toBe(
      "2026-04-01T00:00:00Z,0,,VOORBEELD: geen echte metingen / EXAMPLE: not real measurements",
    );
    expect(lines.slice(1, -1).map((line) => Number(line.split(",")[1]))).toEqual(values);
    const small = await get("small", "?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z", "text/csv");
    expect(small.body.split("\r\n")[1]).toMatch(/^2026-03-01T10:00:00Z,,true,/);
  });
});
