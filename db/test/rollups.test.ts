/** Hours and days from readings, on both databases. */
import { describe, expect, it } from "vitest";
import {
  CONTRACT_LOCK,
  markCorrections,
  moveWatermark,
  rollAllMarks,
  rollToWatermark,
} from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { addVersion, type MadeReading, makeStream, storeReadings } from "./register-rows.ts";

const ZONE = "Europe/Amsterdam";
const at = (text: string): Date => new Date(`2026-03-${text}Z`);

describe.each(editions)("rollups on the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");

  async function roll(): Promise<void> {
    await moveWatermark(jobs());
    await rollAllMarks(jobs(), ZONE);
    await rollToWatermark(jobs(), ZONE);
  }

  async function hoursOf(stream: number): Promise<Record<string, unknown>[]> {
    const { rows } = await jobs().query(
      "select to_jsonb(h) - 'datastream_id' - 'start_at' as rest, start_at from reading_hour h where datastream_id = $1 order by start_at",
      [stream],
    );
    return rows.map(({ start_at, rest }) => ({
      start: start_at.toISOString().slice(8, 16),
      ...rest,
    }));
  }
  async function daysOf(stream: number): Promise<Record<string, unknown>[]> {
    const { rows } = await jobs().query(
      "select to_jsonb(d) - 'datastream_id' - 'start_at' - 'end_at' as rest, start_at, end_at from reading_day d where datastream_id = $1 order by start_at",
      [stream],
    );
    return rows.map(({ start_at, end_at, rest }) => ({
      start: start_at.toISOString().slice(8, 16),
      end: end_at.toISOString().slice(8, 16),
      ...rest,
    }));
  }

  const minutes = (from: string, values: number[]): MadeReading[] =>
    values.map((value, i) => ({ time: new Date(at(from).getTime() + i * 60_000), value }));

  it("adds up counts, and counts the slots that are filled", async () => {
    const stream = await makeStream(db.database, {});
    await storeReadings(db.database, stream.id, minutes("02T10:00", Array(30).fill(2)));
    await storeReadings(db.database, stream.id, minutes("02T11:00", Array(60).fill(1)));
    await roll();
    const nulls = { sum_squares: null, minimum: null, maximum: null, first: null, last: null };
    expect(await hoursOf(stream.id)).toEqual([
      {
        start: "02T10:00",
        count: 30,
        sum: 60,
        coverage: 0.5,
        ...nulls,
        shown_count: 30,
        shown_sum: 60,
        suppressed_slots: 0,
      },
      {
        start: "02T11:00",
        count: 60,
        sum: 60,
        coverage: 1,
        ...nulls,
        shown_count: 60,
        shown_sum: 60,
        suppressed_slots: 0,
      },
    ]);
    expect(await daysOf(stream.id)).toEqual([
      {
        start: "01T23:00",
        end: "02T23:00",
        count: 90,
        sum: 120,
        coverage: 0.0625,
        ...nulls,
        shown_count: 90,
        shown_sum: 120,
        suppressed_slots: 0,
      },
    ]);
  });

  it("keeps squares, extremes and ends of a gauge about nobody, and takes a drifting clock for what it is", async () => {
    const stream = await makeStream(db.database, {
      aggregation: "gauge",
      intervalS: 600,
      identifiability: "none",
    });
    await storeReadings(db.database, stream.id, [
      { time: at("03T10:00:00"), value: 3 },
      { time: at("03T10:09:59"), value: 1 },
      { time: at("03T10:20:02"), value: 2 },
      { time: at("03T10:40:00"), value: 2 },
    ]);
    await roll();
    const [hour] = await hoursOf(stream.id);
    expect(hour).toMatchObject({
      count: 4,
      sum: 8,
      sum_squares: 18,
      minimum: 1,
      maximum: 3,
      first: 3,
      last: 2,
    });
    expect(hour?.["coverage"]).toBeCloseTo((1 + 599 / 600 + 1 + 1) / 6, 5);
  });

  it("gives a counter's growth to the later reading, over the hour too, and takes a fall for a new start", async () => {
    const stream = await makeStream(db.database, { aggregation: "counter", intervalS: 1800 });
    await storeReadings(db.database, stream.id, [
      { time: at("04T10:15"), value: 100 },
      { time: at("04T10:45"), value: 110 },
      { time: at("04T11:15"), value: 125 },
      { time: at("04T11:45"), value: 4 },
    ]);
    await roll();
    expect((await hoursOf(stream.id)).map(({ sum }) => sum)).toEqual([10, 19]);
  });

  it("tells a counter that began at 0 again by itself from one that was set to 0", async () => {
    const counter = { aggregation: "counter", intervalS: 1800, rollover: 65_536 } as const;
    const stream = await makeStream(db.database, counter);
    await storeReadings(db.database, stream.id, [
      { time: at("07T10:15"), value: 65_000 },
      { time: at("07T10:45"), value: 65_530 },
      // Over the end of an hour: 6 up to the end, and 4 more.
      { time: at("07T11:15"), value: 4 },
      { time: at("07T11:45"), value: 30_000 },
      // So far back it would have grown by more than half of all it can count: it was set to 0.
      { time: at("07T12:15"), value: 10 },
    ]);
    await roll();
    expect((await hoursOf(stream.id)).map(({ sum }) => sum)).toEqual([530, 10 + 29_996, 10]);
    const plain = await makeStream(db.database, { ...counter, rollover: null });
    await storeReadings(db.database, plain.id, [
      { time: at("07T10:15"), value: 65_530 },
      { time: at("07T10:45"), value: 4 },
    ]);
    await roll();
    expect((await hoursOf(plain.id)).map(({ sum }) => sum)).toEqual([4]);
  });

  it("counts by the rollover that held at the later reading, and never less than nothing", async () => {
    const counter = { aggregation: "counter", intervalS: 1800 } as const;
    const stream = await makeStream(
      db.database,
      { ...counter, rollover: null },
      { ...counter, rollover: 256, validFrom: at("08T10:30").toISOString() },
    );
    await storeReadings(db.database, stream.id, [
      { time: at("08T10:15"), value: 1000 },
      { time: at("08T10:45"), value: 200 },
      { time: at("08T11:15"), value: 3 },
    ]);
    await roll();
    expect((await hoursOf(stream.id)).map(({ sum }) => sum)).toEqual([200, 59]);
  });

  it("computes the next reading's hour again when a late reading comes before it", async () => {
    const stream = await makeStream(db.database, { aggregation: "counter", intervalS: 1800 });
    await storeReadings(db.database, stream.id, [
      { time: at("05T10:15"), value: 100 },
      { time: at("05T12:15"), value: 150 },
    ]);
    await roll();
    expect((await hoursOf(stream.id)).map(({ sum }) => sum)).toEqual([0, 50]);
    await storeReadings(db.database, stream.id, [{ time: at("05T11:15"), value: 130 }]);
    await roll();
    expect((await hoursOf(stream.id)).map(({ sum }) => sum)).toEqual([0, 30, 20]);
  });

  it("shows of each value what disclosure allows, and of a day the sum of what its hours show", async () => {
    const stream = await makeStream(db.database, { below: 5 });
    await storeReadings(db.database, stream.id, minutes("06T10:00", [4, 5, 0, 9]));
    await storeReadings(db.database, stream.id, minutes("06T11:00", [1, 2]));
    await roll();
    expect(await hoursOf(stream.id)).toMatchObject([
      { sum: 18, shown_count: 2, shown_sum: 14, suppressed_slots: 2 },
      { sum: 3, shown_count: 0, shown_sum: 0, suppressed_slots: 2 },
    ]);
    expect(await daysOf(stream.id)).toMatchObject([
      { sum: 21, shown_count: 2, shown_sum: 14, suppressed_slots: 4 },
    ]);
  });

  it("knows days of 23 and 25 hours", async () => {
    const stream = await makeStream(db.database, { intervalS: 3600 });
    const autumn = Date.parse("2026-10-24T00:00:00Z");
    const hourly = (fromMs: number): MadeReading[] =>
      Array.from({ length: 72 }, (_, i) => ({ time: new Date(fromMs + i * 3_600_000), value: 1 }));
    await storeReadings(db.database, stream.id, hourly(at("28T00:00").getTime()));
    await storeReadings(db.database, stream.id, hourly(autumn));
    await roll();
    const days = await daysOf(stream.id);
    expect(days.map(({ start, count, coverage }) => [start, count, coverage])).toEqual([
      ["27T23:00", 23, expect.closeTo(23 / 24, 5)],
      ["28T23:00", 23, 1],
      ["29T22:00", 24, 1],
      ["30T22:00", 2, expect.closeTo(2 / 24, 5)],
      ["23T22:00", 22, expect.closeTo(22 / 24, 5)],
      ["24T22:00", 25, 1],
      ["25T23:00", 24, 1],
      ["26T23:00", 1, expect.closeTo(1 / 24, 5)],
    ]);
  });

  it("expects nothing where nothing was in force", async () => {
    const stream = await makeStream(db.database, { operatingTo: "2026-03-07T10:30:00Z" });
    await storeReadings(db.database, stream.id, minutes("07T10:00", Array(30).fill(1)));
    await roll();
    expect(await hoursOf(stream.id)).toMatchObject([{ count: 30, coverage: 1 }]);
  });

  it("stores only the tiers that were promised", async () => {
    const none = await makeStream(db.database, { hour: null, day: null });
    const hours = await makeStream(db.database, { day: null });
    for (const { id } of [none, hours]) await storeReadings(db.database, id, minutes("08T10:00", [1]));
    await roll();
    expect(await hoursOf(none.id)).toEqual([]);
    expect(await hoursOf(hours.id)).toHaveLength(1);
    expect(await daysOf(hours.id)).toEqual([]);
  });

  it("does not touch an hour of which raw was deleted, and gives its day what other hours gained", async () => {
    const stream = await makeStream(db.database, { hour: "P14D" });
    await storeReadings(db.database, stream.id, [...minutes("09T10:00", [1]), ...minutes("09T20:00", [2])]);
    await roll();
    await jobs().query("delete from reading where datastream_id = $1 and time < $2", [
      stream.id,
      at("09T11:00"),
    ]);
    await jobs().query("delete from reading_hour where datastream_id = $1 and start_at < $2", [
      stream.id,
      at("09T11:00"),
    ]);
    await jobs().query("insert into retention_floor values ($1, 'raw', $2), ($1, 'hour', $2)", [
      stream.id,
      at("09T11:00"),
    ]);
    await storeReadings(db.database, stream.id, [...minutes("09T10:30", [7]), ...minutes("09T20:01", [5])]);
    await roll();
    expect(await hoursOf(stream.id)).toMatchObject([{ start: "09T20:00", sum: 7 }]);
    expect(await daysOf(stream.id)).toMatchObject([{ count: 3, sum: 8, shown_sum: 8 }]);
  });

  it("expects other slots once the past was corrected", async () => {
    const stream = await makeStream(db.database, {});
    await storeReadings(db.database, stream.id, minutes("11T10:00", Array(30).fill(1)));
    await roll();
    await addVersion(db.database, stream, {
      operatingTo: "2026-03-11T10:30:00Z",
      recordedAt: "2026-03-12T00:00:00Z",
      corrects: "Het kastje hing er niet meer.",
    });
    expect(await markCorrections(jobs())).toBe(1);
    await roll();
    expect(await hoursOf(stream.id)).toMatchObject([{ count: 30, coverage: 1 }]);
    expect(await daysOf(stream.id)).toMatchObject([{ coverage: expect.closeTo(30 / (11.5 * 60), 5) }]);
    expect(await markCorrections(jobs())).toBe(0);
  });

  it.runIf(edition === "server")("waits with the watermark for batches that did not see it", async () => {
    const stream = await makeStream(db.database, {});
    const time = new Date(Date.now() - 3 * 3_600_000);
    await jobs().query("update rollup_state set watermark = $1, rolled_until = $1", [at("01T00:00")]);
    let commit: (() => void) | undefined;
    let isCommitted = false;
    const batch = db.database.work("ingest").transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock_shared($1)", [CONTRACT_LOCK]);
      await tx.query("insert into reading values ($1, $2, 5)", [stream.id, time]);
      await new Promise<void>((resolve) => {
        commit = () => {
          isCommitted = true;
          resolve();
        };
      });
    });
    await expect.poll(() => commit).toBeDefined();
    const moved = moveWatermark(jobs()).then(() => isCommitted);
    setTimeout(() => commit?.(), 200);
    expect(await moved).toBe(true);
    await batch;
    await rollToWatermark(jobs(), ZONE);
    expect(await hoursOf(stream.id)).toMatchObject([{ sum: 5 }]);
  });

  it("leaves no mark behind", async () => {
    const { rows } = await jobs().query("select count(*) as n from rollup_mark");
    expect(rows).toEqual([{ n: 0 }]);
  });
});
