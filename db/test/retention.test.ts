/** What is due is gone, to the second, in every tier; what it added up to stays. On both databases. */
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { expireQuarantinedNumbers, expireQuarantineRows, retain } from "../src/index.ts";
import { deleteDue } from "../src/retention/delete-due.ts";
import { editions, useDatabase } from "./database.ts";
import { earlyInHalfHour } from "./early-in.ts";
import { addVersion, type MadeReading, makeStream, storeReadings } from "./register-rows.ts";

const ZONE = "Europe/Amsterdam";
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

describe.each(editions)("retention on the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");
  const run = (wholeChunks = false) => retain(jobs(), { timeZone: ZONE, wholeChunks });
  const ago = (ms: number): Date => new Date(Date.now() - ms);
  // What was deleted is told by the day.
  beforeEach(earlyInHalfHour);

  async function timesOf(table: string, stream: number): Promise<number[]> {
    const column = table === "reading" || table === "latest" ? "time" : "start_at";
    const { rows } = await jobs().query<{ time: Date }>(
      `select ${column} as time from ${table} where datastream_id = $1 order by 1`,
      [stream],
    );
    return rows.map(({ time }) => time.getTime());
  }

  it("deletes single readings to the second, and keeps their hours and days", async () => {
    const stream = await makeStream(db.database, { aggregation: "gauge", intervalS: 1, raw: "P2D" });
    // The run comes some seconds after this: one row is due by then, one is not for half a minute.
    const times = [ago(2 * DAY + 3 * HOUR), ago(2 * DAY), ago(2 * DAY - 30 * SECOND), ago(HOUR)];
    await storeReadings(
      db.database,
      stream.id,
      times.map((time) => ({ time, value: 1 })),
    );
    await run();
    expect(await timesOf("reading", stream.id)).toEqual(times.slice(2).map((time) => time.getTime()));
    const { rows } = await jobs().query(
      "select sum(count) as count from reading_day where datastream_id = $1",
      [stream.id],
    );
    expect(rows[0].count).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ["reading_hour", { raw: "P1D", hour: "P3D", day: "P1Y" }],
    ["reading_day", { raw: "P1D", hour: "P3D", day: "P5D" }],
  ] as const)("deletes rows of %s to the second of their start", async (table, terms) => {
    const stream = await makeStream(db.database, terms);
    const termMs = table === "reading_hour" ? 3 * DAY : 5 * DAY;
    const starts = [ago(termMs), ago(termMs - 30 * SECOND)];
    await insertRolled(table, stream.id, starts);
    await run();
    expect(await timesOf(table, stream.id)).toEqual([starts[1]?.getTime()]);
  });

  it("is exact to the second for any term of any tier, months and years by the calendar", {
    timeout: 90_000,
  }, async () => {
    const term = fc.constantFrom("PT36H", "P2D", "P2W", "P1M", "P3M", "P1Y", "P1Y6M", "P5Y");
    // Due now, or due well after the run.
    const agesS = fc.array(
      fc.oneof(fc.integer({ min: -7200, max: -60 }), fc.integer({ min: 0, max: 7200 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(term, term, term, agesS, async (raw, hour, day, seconds) => {
        const stream = await makeStream(db.database, { raw, hour, day });
        const { rows } = await jobs().query<{ raw: Date; hour: Date; day: Date }>(
          "select now() - $1::interval as raw, now() - $2::interval as hour, now() - $3::interval as day",
          [raw, hour, day],
        );
        const edge = rows[0] ?? { raw: new Date(), hour: new Date(), day: new Date() };
        const times = (tier: "raw" | "hour" | "day"): Date[] =>
          [...new Set(seconds)].map((s) => new Date(edge[tier].getTime() - s * SECOND));
        // Straight into each table: nothing is computed from the others here.
        await jobs().query("insert into reading select $1, time, 1 from unnest($2::timestamptz[]) time", [
          stream.id,
          times("raw"),
        ]);
        await jobs().query(
          "insert into retention_floor values ($1, 'raw', 'infinity'), ($1, 'hour', 'infinity')",
          [stream.id],
        );
        await insertRolled("reading_hour", stream.id, times("hour"));
        await insertRolled("reading_day", stream.id, times("day"));
        await run();
        const left = [...new Set(seconds)].filter((s) => s < 0).toSorted((a, b) => b - a);
        const expected = (tier: "raw" | "hour" | "day"): number[] =>
          left.map((s) => edge[tier].getTime() - s * SECOND);
        expect({
          raw: await timesOf("reading", stream.id),
          hour: await timesOf("reading_hour", stream.id),
          day: await timesOf("reading_day", stream.id),
        }).toEqual({ raw: expected("raw"), hour: expected("hour"), day: expected("day") });
      }),
      { numRuns: 15, interruptAfterTimeLimit: 45_000 },
    );
  });

  async function insertRolled(table: string, stream: number, starts: Date[]): Promise<void> {
    const isDay = table === "reading_day";
    await jobs().query(
      `insert into ${table} (datastream_id, start_at, ${isDay ? "end_at, " : ""}count, sum, coverage, shown_count, shown_sum, suppressed_slots)
       select $1, start, ${isDay ? "start + interval 'P1D', " : ""}1, 1, 1, 1, 1, 0 from unnest($2::timestamptz[]) start`,
      [stream, starts],
    );
  }

  it("keeps a reading for the shortest of all promises since its time", async () => {
    const shortened = await makeStream(db.database, { raw: "P30D" });
    await addVersion(db.database, shortened, {
      raw: "P5D",
      validFrom: ago(3 * DAY).toISOString(),
      recordedAt: ago(3 * DAY).toISOString(),
    });
    const lengthened = await makeStream(db.database, { raw: "P5D" });
    await addVersion(db.database, lengthened, {
      raw: "P30D",
      validFrom: ago(7 * DAY).toISOString(),
      recordedAt: ago(7 * DAY).toISOString(),
    });
    const times = [ago(8 * DAY), ago(6 * DAY), ago(4 * DAY), ago(DAY)];
    for (const { id } of [shortened, lengthened]) {
      await storeReadings(
        db.database,
        id,
        times.map((time) => ({ time, value: 1 })),
      );
    }
    await run();
    expect(await timesOf("reading", shortened.id)).toEqual(times.slice(2).map((time) => time.getTime()));
    // Readings of before the longer term was promised go as they were promised to.
    expect(await timesOf("reading", lengthened.id)).toEqual(times.slice(1).map((time) => time.getTime()));
  });

  it("lets a corrected version count for its own time only", async () => {
    const stream = await makeStream(db.database, { raw: "P5D" });
    const [second, corrected] = [ago(20 * DAY).toISOString(), ago(2 * DAY).toISOString()];
    await addVersion(db.database, stream, { raw: "P14D", validFrom: second, recordedAt: second });
    const end = {
      operatingTo: ago(DAY).toISOString(),
      recordedAt: corrected,
      corrects: "Eerder weggehaald.",
    };
    await addVersion(db.database, stream, { ...end, raw: "P5D" });
    await addVersion(db.database, stream, { ...end, raw: "P14D", validFrom: second });
    const time = ago(8 * DAY);
    await storeReadings(db.database, stream.id, [{ time, value: 1 }]);
    await run();
    expect(await timesOf("reading", stream.id)).toEqual([time.getTime()]);
  });

  it("goes on counting by the last promise when a stream has ended", async () => {
    const stream = await makeStream(db.database, { raw: "P5D" });
    await addVersion(db.database, stream, {
      aggregation: null,
      validFrom: ago(6 * DAY).toISOString(),
      recordedAt: ago(6 * DAY).toISOString(),
    });
    const times = [ago(8 * DAY), ago(6.5 * DAY)];
    await storeReadings(
      db.database,
      stream.id,
      times.map((time) => ({ time, value: 1 })),
    );
    await jobs().query("insert into latest values ($1, $2, 1, $2)", [stream.id, times[1]]);
    await run();
    expect(await timesOf("reading", stream.id)).toEqual([]);
    expect(await timesOf("latest", stream.id)).toEqual([]);
  });

  it("computes what a late reading adds before it deletes it", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    const time = new Date(Math.floor(ago(2 * DAY + HOUR).getTime() / HOUR) * HOUR);
    await storeReadings(db.database, stream.id, [{ time, value: 5 }]);
    await run();
    expect(await timesOf("reading", stream.id)).toEqual([]);
    const { rows } = await jobs().query("select sum from reading_hour where datastream_id = $1", [stream.id]);
    expect(rows).toEqual([{ sum: 5 }]);
  });

  it("keeps a reading that is due until its hour has been computed from it", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    await jobs().query(
      "update rollup_state set watermark = date_trunc('hour', now()), rolled_until = date_trunc('hour', now())",
    );
    const time = ago(3 * DAY);
    await storeReadings(db.database, stream.id, [{ time, value: 5 }]);
    const due = [{ datastreamId: stream.id, before: ago(2 * DAY).toISOString() }];
    expect(await deleteDue(jobs(), "raw", due, ZONE)).toBe(0);
    await jobs().query("delete from rollup_mark where datastream_id = $1", [stream.id]);
    expect(await deleteDue(jobs(), "raw", due, ZONE)).toBe(1);
  });

  it("keeps what is later than an hour that has to be computed again, so that this hour is not frozen", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    await jobs().query(
      "update rollup_state set watermark = date_trunc('hour', now()), rolled_until = date_trunc('hour', now())",
    );
    const times = [ago(3 * DAY), ago(3 * DAY - 2 * HOUR), ago(3 * DAY - 4 * HOUR)];
    await storeReadings(
      db.database,
      stream.id,
      times.map((time) => ({ time, value: 5 })),
    );
    await jobs().query(
      "delete from rollup_mark where datastream_id = $1 and hour <> date_trunc('hour', $2::timestamptz, 'UTC')",
      [stream.id, times[1]],
    );
    const due = [{ datastreamId: stream.id, before: ago(2 * DAY).toISOString() }];
    expect(await deleteDue(jobs(), "raw", due, ZONE)).toBe(1);
    expect(await timesOf("reading", stream.id)).toEqual(times.slice(1).map((time) => time.getTime()));
    await run();
    const { rows } = await jobs().query(
      "select start_at from reading_hour where datastream_id = $1 order by start_at",
      [stream.id],
    );
    expect(rows).toEqual([{ start_at: new Date(Math.floor((times[1]?.getTime() ?? 0) / HOUR) * HOUR) }]);
    expect(await timesOf("reading", stream.id)).toEqual([]);
  });

  /** As the proofs of the day tell it; another test's rows may have fallen due meanwhile. */
  async function deletedOf(streams: number[]): Promise<number[]> {
    const { rows } = await jobs().query<{ deleted: number }>(
      `select deleted::int from retention_proof_day where tier = 'raw' and datastream_id = any($1) order by datastream_id`,
      [streams],
    );
    return rows.map(({ deleted }) => deleted);
  }

  it("deletes what many streams left for long, each by its own term, and counts every row", async () => {
    const terms = ["P2D", "P3D", "P5D"];
    const streams = [];
    for (const raw of terms) streams.push(await makeStream(db.database, { raw }));
    const ids = streams.map(({ id }) => id);
    // More than two slices of one stream, beside a few rows of each.
    await jobs().query(
      `insert into reading
       select $1, $2::timestamptz - interval 'PT1S' * i, 1 from generate_series(1, 8000) i
       union all
       select stream, $2::timestamptz + interval 'P1D' * i, 1 from unnest($3::int[]) stream, generate_series(0, 6) i`,
      [ids[0], ago(6 * DAY + 12 * HOUR), ids],
    );
    // Nothing is to be computed from them.
    await jobs().query(
      "update rollup_state set watermark = date_trunc('hour', now()), rolled_until = date_trunc('hour', now())",
    );
    await run();
    const left = await Promise.all(ids.map((id) => timesOf("reading", id)));
    expect(left.map((times) => times.length)).toEqual([2, 3, 5]);
    expect(await deletedOf(ids)).toEqual([8_005, 4, 2]);
  });

  it("leaves a proof: now, for the day, for the run, and the floor below which hours are frozen", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    const times = [ago(2 * DAY + HOUR), ago(HOUR)];
    await storeReadings(
      db.database,
      stream.id,
      times.map((time) => ({ time, value: 5 })),
    );
    const { deleted } = await run();
    expect(deleted.raw).toBeGreaterThanOrEqual(1);
    const proof = await jobs().query(
      `select oldest_at, last_deleted_at is not null as "wasDeleted" from retention_proof where datastream_id = $1 and tier = 'raw'`,
      [stream.id],
    );
    expect(proof.rows).toEqual([{ oldest_at: times[1], wasDeleted: true }]);
    const day = await jobs().query(
      "select deleted, oldest_at from retention_proof_day where datastream_id = $1 and tier = 'raw'",
      [stream.id],
    );
    expect(day.rows).toEqual([{ deleted: 1, oldest_at: times[1] }]);
    const floor = await jobs().query<{ at: Date }>(
      "select deleted_before as at from retention_floor where datastream_id = $1 and tier = 'raw'",
      [stream.id],
    );
    expect(floor.rows[0]?.at.getTime()).toBeCloseTo(times[0]?.getTime() ?? 0, -1);
    const runs = await jobs().query("select deleted_raw from retention_run order by id desc limit 1");
    expect(runs.rows).toEqual([{ deleted_raw: deleted.raw }]);
  });

  it("drops a whole day only when every row of it is due", async () => {
    const short = await makeStream(db.database, { raw: "P2D" });
    const long = await makeStream(db.database, { raw: "P400D" });
    const today = Math.floor(Date.now() / DAY);
    const midnight = (days: number): number => (today - days) * DAY;
    const minutes = (days: number): MadeReading[] =>
      Array.from({ length: 100 }, (_, i) => ({ time: new Date(midnight(days) + i * 60_000), value: 1 }));
    await storeReadings(db.database, short.id, [...minutes(300), ...minutes(301)]);
    await storeReadings(db.database, long.id, minutes(300));
    const { droppedChunks } = await run(true);
    expect(droppedChunks).toBeGreaterThanOrEqual(1);
    expect(await deletedOf([short.id])).toEqual([200]);
    expect(await timesOf("reading", short.id)).toEqual([]);
    expect(await timesOf("reading", long.id)).toHaveLength(100);
    const { rows } = await jobs().query(
      `select range_start from timescaledb_information.chunks where hypertable_name = 'reading' and range_start in ($1, $2)`,
      [new Date(midnight(300)), new Date(midnight(301))],
    );
    expect(rows).toEqual([{ range_start: new Date(midnight(300)) }]);
    const sums = await jobs().query("select sum(sum) as sum from reading_hour where datastream_id = $1", [
      short.id,
    ]);
    expect(sums.rows).toEqual([{ sum: 200 }]);
  });

  it("lets numbers in the quarantine go with raw, or after 30 days, and rows after 30 days", async () => {
    const short = await makeStream(db.database, { raw: "P2D" });
    const long = await makeStream(db.database, { raw: "P1Y" });
    const refuse = async (
      stream: typeof short,
      reason: string,
      time: Date,
      received: Date,
    ): Promise<void> => {
      await jobs().query(
        `insert into quarantine (received_at, last_at, device_id, sensor_id, datastream_id, time, reason, value, stored_value)
         values ($1, $1, 'd', $2, $3, $4, $5, 7, 8)`,
        [received, stream.sensorId, stream.id, time, reason],
      );
    };
    await refuse(short, "conflict", ago(2 * DAY + HOUR), ago(HOUR));
    await refuse(short, "out_of_range", ago(2 * DAY - HOUR), ago(HOUR));
    await refuse(short, "bad_time", new Date(0), ago(HOUR));
    await refuse(long, "conflict", ago(30 * DAY + HOUR), ago(29 * DAY));
    await refuse(long, "out_of_range", ago(31 * DAY), ago(30 * DAY + HOUR));
    await expireQuarantinedNumbers(jobs(), 0, long.id);
    expect(await expireQuarantineRows(jobs())).toBe(1);
    const { rows } = await jobs().query(
      "select reason, value, stored_value as stored from quarantine where datastream_id in ($1, $2) order by id",
      [short.id, long.id],
    );
    expect(rows).toEqual([
      { reason: "conflict", value: null, stored: null },
      { reason: "out_of_range", value: 7, stored: 8 },
      { reason: "bad_time", value: 7, stored: 8 },
      { reason: "conflict", value: null, stored: null },
    ]);
  });
});
