/** What becomes of a message and of each of its values: the table of docs/meaning.md, row by row. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { type DropReason, type Ingest, openIngest } from "../src/index.ts";
import { TestRegister } from "./register.ts";

type Outcome = "decided" | DropReason;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe.each(editions)("what becomes of a value (%s)", (edition) => {
  const db = useDatabase(edition);
  let register: TestRegister;
  let ingest: Ingest;
  const problems: unknown[] = [];
  let publicId = "";
  let sensorId = 0;
  let box = 0;
  let device = "";
  /** The whole minute in which the test began: one that it runs into does not move what it sent. */
  let nowMs = 0;

  beforeAll(async () => {
    register = new TestRegister(db.database);
    ingest = await openIngest({
      database: db.database,
      timeZone: "Europe/Amsterdam",
      onProblem: (error) => problems.push(error),
    });
  });

  beforeEach(async () => {
    nowMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    // A sensor and a device of its own for each test.
    ({ publicId, sensorId } = await register.addSensor({
      streams: [
        { key: "count", aggregation: "interval-count", intervalS: 60, minimum: 0, maximum: 900, step: 1 },
        { key: "noise", intervalS: 10, minimum: 20, maximum: 130, step: 0.1 },
        { key: "total", aggregation: "counter", intervalS: 10, minimum: 0 },
        { key: "track", identifiability: "identifiable" },
        { key: "visits", identifiability: "pseudonymous", retentionRaw: "PT24H", intervalS: 3_600 },
      ],
    }));
    box += 1;
    device = `box-${box}`;
    await register.addDevice(device, [sensorId]);
  });

  afterAll(async () => {
    await ingest.close();
    expect(problems).toEqual([]);
  });

  function sendBytes(bytes: Buffer | null, size = bytes?.length ?? 0, to = publicId): Promise<Outcome> {
    return new Promise((resolve) => {
      const payload = bytes === null ? null : { bytes, from: 0, to: bytes.length };
      ingest.submit(device, to, payload, size, { decided: () => resolve("decided"), dropped: resolve });
    });
  }

  async function send(json: unknown): Promise<void> {
    expect(await sendBytes(Buffer.from(JSON.stringify(json)))).toBe("decided");
  }

  async function stored(key: string): Promise<{ time: string; value: number; revision: number }[]> {
    const { rows } = await db.database.work("api").query<{ time: Date; value: number; revision: number }>(
      `select r.time, r.value, r.revision
       from reading r
       join datastream d on d.id = r.datastream_id
       where d.sensor_id = $1 and d.key = $2
       order by r.time`,
      [sensorId, key],
    );
    return rows.map((row) => ({ ...row, time: row.time.toISOString() }));
  }

  async function quarantined(): Promise<Record<string, unknown>[]> {
    const { rows } = await db.database.work("api").query(
      `select q.reason, d.key, q.time, q.value, q.stored_value as "storedValue", q.count, q.position, q.size
       from quarantine q
       left join datastream d on d.id = q.datastream_id
       where q.sensor_id = $1
       order by q.id`,
      [sensorId],
    );
    return rows;
  }

  const minute = (ago: number): string => new Date(nowMs - ago * MINUTE_MS).toISOString();

  it("stores what is declared, in force and well formed", async () => {
    await send({ time: minute(2), values: { count: 12, noise: 45.3, total: 1e9 } });
    expect(await stored("count")).toEqual([{ time: minute(2), value: 12, revision: 0 }]);
    expect(await stored("noise")).toMatchObject([{ value: 45.3 }]);
    expect(await stored("total")).toMatchObject([{ value: 1e9 }]);
    expect(await quarantined()).toEqual([]);
  });

  it("stores times to the microsecond, in any offset and as milliseconds", async () => {
    await send([
      { time: "2026-01-01T00:00:00.1234567+01:00", values: {} },
      { time: Date.now() - 30_000, values: { noise: 50 } },
    ]);
    const time = new Date(Date.now() - 20_000).toISOString();
    await send({ time: `${time.slice(0, -1)}4569Z`, values: { noise: 51 } });
    const { rows } = await db.database
      .work("api")
      .query(
        "select (extract(epoch from max(time)) * 1000000)::int8 % 1000 as us from reading where datastream_id = $1",
        [await register.streamId(sensorId, "noise")],
      );
    expect(rows).toEqual([{ us: 456 }]);
  });

  it("counts an equal row as repeated, also within one message", async () => {
    const repeated = ingest.counts.repeated;
    const message = { time: minute(2), values: { count: 12, noise: 45 } };
    await send(message);
    await send(message);
    await send([message, message]);
    expect(await stored("count")).toHaveLength(1);
    expect(ingest.counts.repeated - repeated).toBe(6);
    expect(await quarantined()).toEqual([]);
  });

  it("keeps the first value when another comes, with both numbers in the quarantine", async () => {
    await send({ time: minute(2), values: { count: 12 } });
    await send({ time: minute(2), values: { count: 13 } });
    await send({ time: minute(2), values: { count: 13 } });
    expect(await stored("count")).toMatchObject([{ value: 12 }]);
    expect(await quarantined()).toMatchObject([
      { reason: "conflict", key: "count", value: 13, storedValue: 12 },
    ]);
  });

  it("decides the same when both come in one message", async () => {
    await send([
      { time: minute(2), values: { count: 12 } },
      { time: minute(2), values: { count: 13 } },
      { time: minute(3), values: { count: 1 }, revision: 1 },
      { time: minute(3), values: { count: 2 }, revision: 3 },
      { time: minute(3), values: { count: 3 }, revision: 2 },
    ]);
    expect(await stored("count")).toEqual([
      { time: minute(3), value: 2, revision: 3 },
      { time: minute(2), value: 12, revision: 0 },
    ]);
    expect(await quarantined()).toMatchObject([{ reason: "conflict", value: 13, storedValue: 12 }]);
  });

  it("replaces by a higher revision and ignores a lower one", async () => {
    await send({ time: minute(2), values: { count: 12 }, revision: 1 });
    await send({ time: minute(2), values: { count: 13 }, revision: 2 });
    await send({ time: minute(2), values: { count: 14 }, revision: 1 });
    expect(await stored("count")).toEqual([{ time: minute(2), value: 13, revision: 2 }]);
    expect(await quarantined()).toEqual([]);
    const repeated = ingest.counts.repeated;
    await send({ time: minute(2), values: { count: 15 }, revision: 1 });
    expect(ingest.counts.repeated - repeated).toBe(1);
  });

  it("has the hour of a corrected value computed again, and of a counter the hour after it", async () => {
    const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const values = { count: 12, total: 100 };
    await send({ time: hour - 4 * HOUR_MS, values });
    await send({ time: hour - 2 * HOUR_MS, values: { total: 130 } });
    await db.database.work("jobs").query("update rollup_state set watermark = $1", [new Date(hour)]);
    await send({ time: hour - 4 * HOUR_MS, values });
    expect(await marks()).toEqual([]);
    await send({ time: hour - 4 * HOUR_MS, values: { count: 13, total: 110 }, revision: 1 });
    const found = await marks();
    await db.database.work("jobs").query("update rollup_state set watermark = rolled_until");
    expect(found).toEqual([
      { key: "count", hour: new Date(hour - 4 * HOUR_MS) },
      { key: "total", hour: new Date(hour - 4 * HOUR_MS) },
      { key: "total", hour: new Date(hour - 2 * HOUR_MS) },
    ]);
  });

  it("keeps no number of a value that was not in force at its own time", async () => {
    const end = new Date(Date.now() - 10 * MINUTE_MS);
    await register.addVersion(sensorId, {
      validFrom: "2020-01-01T00:00:00Z",
      from: "2026-01-01T00:00:00Z",
      to: end.toISOString(),
      streams: [
        { key: "noise", intervalS: 1 },
        { key: "count", aggregation: "interval-count", intervalS: 60 },
      ],
    });
    await send({ time: end.toISOString(), values: { noise: 40 } });
    await send({ time: new Date(end.getTime() - 1).toISOString(), values: { noise: 41 } });
    expect(await stored("noise")).toMatchObject([{ value: 41 }]);
    expect(await quarantined()).toMatchObject([
      { reason: "not_in_force", key: "noise", time: end, value: null },
    ]);
    // An interval has to lie inside the window as a whole.
    const last = Math.floor(end.getTime() / MINUTE_MS) * MINUTE_MS;
    await send({ time: last, values: { count: 1 } });
    await send({ time: last - MINUTE_MS, values: { count: 2 } });
    expect(await stored("count")).toMatchObject([{ value: 2 }]);
  });

  it("refuses what a paused sensor sends, and what comes from before its first version", async () => {
    const sensor = await register.addSensor({
      from: new Date(Date.now() - HOUR_MS).toISOString(),
      streams: [{ key: "noise" }],
    });
    await register.addDevice("box-early", [sensor.sensorId]);
    sensorId = sensor.sensorId;
    publicId = sensor.publicId;
    device = "box-early";
    await send({ time: Date.now() - 2 * HOUR_MS, values: { noise: 1 } });
    await register.addVersion(sensor.sensorId, { status: "paused", streams: [{ key: "noise" }] });
    await sleep(5);
    await send({ time: Date.now(), values: { noise: 2 } });
    expect(await stored("noise")).toEqual([]);
    expect(await quarantined()).toMatchObject([
      { reason: "not_in_force", value: null },
      { reason: "not_in_force", value: null },
    ]);
  });

  it("drops an undeclared key unseen, without a word about the others", async () => {
    await send({ time: minute(2), values: { count: 12, faces: 3, mac: "aa:bb" }, operator: "Jan" });
    expect(await stored("count")).toHaveLength(1);
    expect(await quarantined()).toEqual([]);
    const { rows } = await db.database
      .work("api")
      .query("select count from undeclared_day where sensor_id = $1", [sensorId]);
    expect(rows).toEqual([{ count: 3 }]);
  });

  it("counts undeclared values of later messages within 5 s", async () => {
    await send({ time: minute(2), values: { faces: 3 } });
    await send({ time: minute(2), values: { faces: 3, plates: 4 } });
    await expect
      .poll(
        async () => {
          const { rows } = await db.database
            .work("api")
            .query("select count from undeclared_day where sensor_id = $1", [sensorId]);
          return rows;
        },
        { timeout: 5_000 },
      )
      .toEqual([{ count: 3 }]);
  });

  it("drops a key after a version that no longer declares it, judged by the value's own time", async () => {
    await send({ time: Date.now() - 30_000, values: { noise: 40 } });
    const before = Date.now();
    await sleep(5);
    await register.addVersion(sensorId, { streams: [{ key: "count" }] });
    await sleep(5);
    await send({ time: Date.now(), values: { noise: 41 } });
    await send({ time: before, values: { noise: 42 } });
    expect(await stored("noise")).toMatchObject([{ value: 40 }, { value: 42 }]);
    expect(await quarantined()).toEqual([]);
  });

  it("refuses a count off its grid, and a gauge before half its interval has passed", async () => {
    const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    await send({ time: now - MINUTE_MS + 1, values: { count: 1 } });
    await send({ time: now - 50_000, values: { noise: 40 } });
    await send({ time: now - 46_000, values: { noise: 41 } });
    await send({ time: now - 45_000, values: { noise: 42 } });
    await send({ time: now - 48_000, values: { noise: 43 } });
    expect((await stored("noise")).map(({ value }) => value)).toEqual([40, 43, 42]);
    expect(await quarantined()).toMatchObject([
      { reason: "too_often", key: "count", value: null },
      { reason: "too_often", key: "noise", value: null },
    ]);
  });

  it("tells wrong types, steps, infinite numbers and ranges apart, and keeps only numbers", async () => {
    const at = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 10 * MINUTE_MS;
    await send({ time: at, values: { count: "12", noise: 45.35 } });
    await send({ time: at + MINUTE_MS, values: { count: 12.5, noise: true } });
    await send({ time: at + 2 * MINUTE_MS, values: { count: 901, noise: 19.9 } });
    const infinite = Buffer.from(`{"time":${at + 3 * MINUTE_MS},"values":{"count":1e999,"noise":null}}`);
    expect(await sendBytes(infinite)).toBe("decided");
    const rows = (await quarantined()).map(({ reason, key, value }) => ({ reason, key, value }));
    expect(rows).toEqual([
      { reason: "wrong_type", key: "count", value: null },
      { reason: "wrong_type", key: "noise", value: 45.35 },
      { reason: "wrong_type", key: "count", value: 12.5 },
      { reason: "wrong_type", key: "noise", value: null },
      { reason: "out_of_range", key: "count", value: 901 },
      { reason: "out_of_range", key: "noise", value: 19.9 },
      { reason: "not_finite", key: "count", value: null },
      { reason: "wrong_type", key: "noise", value: null },
    ]);
    expect(await stored("count")).toEqual([]);
  });

  it("refuses times outside acceptance; a late one without its number", async () => {
    await send({ time: minute(8 * 24 * 60), values: { count: 1 } });
    // The end of the interval counts, and a little of the future is accepted.
    await send({ time: minute(-1), values: { count: 2 } });
    await send({ time: minute(-3), values: { count: 3 } });
    await send({ time: "1999-12-31T23:59:00Z", values: { count: 4 } });
    await send({ time: Date.now() + 2 * DAY_MS, values: { noise: 45 } });
    expect((await stored("count")).map(({ value }) => value)).toEqual([2]);
    expect(await quarantined()).toMatchObject([
      { reason: "too_late", value: null },
      { reason: "too_early", value: 3 },
      { reason: "bad_time", value: 4 },
      { reason: "bad_time", key: "noise", value: 45 },
    ]);
  });

  it("finds a value that is there, whatever is in force or accepted by now", async () => {
    const time = minute(5);
    await send({ time, values: { count: 12 } });
    await register.addVersion(sensorId, {
      validFrom: "2020-01-01T00:00:00Z",
      streams: [{ key: "count", aggregation: "interval-count", intervalS: 60, lateS: 60 }],
    });
    const repeated = ingest.counts.repeated;
    await send({ time, values: { count: 12 } });
    expect(ingest.counts.repeated - repeated).toBe(1);
    expect(await quarantined()).toEqual([]);
    await send({ time, values: { count: 13 } });
    expect(await quarantined()).toMatchObject([{ reason: "too_late", value: null }]);
  });

  it("stores nothing of an identifiability this release does not store", async () => {
    await send({ time: minute(2), values: { track: 7, visits: 3 } });
    expect(await stored("track")).toEqual([]);
    expect(await stored("visits")).toHaveLength(1);
    expect(await quarantined()).toMatchObject([{ reason: "not_stored", key: "track", value: null }]);
  });

  it("counts what has no shape, in one row an hour, and never keeps it", async () => {
    expect(await sendBytes(Buffer.from('{"secret": 12-AB-34'))).toBe("decided");
    expect(await sendBytes(Buffer.from("[1, 2]"))).toBe("decided");
    expect(await sendBytes(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBe("decided");
    await send({ time: minute(2), values: { count: 1 }, revision: -1 });
    expect(await quarantined()).toEqual([
      {
        reason: "malformed",
        key: null,
        time: null,
        value: null,
        storedValue: null,
        count: 5,
        position: null,
        size: 19,
      },
    ]);
  });

  it("lets a bad object of an array fall alone", async () => {
    await send([
      { time: minute(3), values: { count: 1 } },
      { values: 7 },
      { time: minute(2), values: { count: 2 } },
    ]);
    expect(await stored("count")).toHaveLength(2);
    expect(await quarantined()).toMatchObject([{ reason: "malformed", position: 1 }]);
  });

  it("refuses what is too large, has too many values, or no time", async () => {
    expect(await sendBytes(null, 70_000)).toBe("decided");
    const values = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, i]));
    await send({ time: minute(2), values });
    await send({ values: { count: 1 } });
    await send({ time: "yesterday", values: { count: 1 } });
    expect(await quarantined()).toMatchObject([
      { reason: "too_large", size: 70_000, count: 1 },
      { reason: "too_many_values", count: 1 },
      { reason: "no_time", count: 1 },
      { reason: "bad_time", count: 1, key: null },
    ]);
    const { rows } = await db.database
      .work("api")
      .query("select from undeclared_day where sensor_id = $1", [sensorId]);
    expect(rows).toEqual([]);
  });

  it("keeps at most 100 single rows a device, reason and hour, then one that counts", async () => {
    const at = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 300 * MINUTE_MS;
    const moments = Array.from({ length: 130 }, (_, i) => ({
      time: at + i * MINUTE_MS,
      values: { count: 1_000 },
    }));
    await send(moments.slice(0, 60));
    await send(moments.slice(60));
    const rows = await quarantined();
    expect(rows).toHaveLength(101);
    expect(rows.at(-1)).toMatchObject({ reason: "out_of_range", key: null, count: 30, value: null });
  });

  it("acknowledges and keeps nothing of what is no longer granted, and notes it", async () => {
    await register.change("update device_grant set revoked_at = clock_timestamp() where device_id = $1", [
      device,
    ]);
    await send({ time: minute(2), values: { count: 1, faces: 2 } });
    expect(await stored("count")).toEqual([]);
    expect(await quarantined()).toEqual([]);
    await expect.poll(events).toEqual([{ class: "not-granted", count: 1 }]);
  });

  it("treats a removed sensor alike, and an expired one by each value's own time", async () => {
    await register.addVersion(sensorId, { status: "removed", streams: [{ key: "count" }] });
    await send({ time: minute(2), values: { count: 1 } });
    expect(await stored("count")).toEqual([]);
    expect(await quarantined()).toEqual([]);
  });

  it("gives a topic up that was never granted", async () => {
    const other = await register.addSensor({ streams: [{ key: "count" }] });
    expect(await sendBytes(Buffer.from("{}"), 2, other.publicId)).toBe("foreign-topic");
    expect(await sendBytes(Buffer.from("{}"), 2, "zzzzzzzz")).toBe("foreign-topic");
  });

  it("knows a sensor, a device and a grant that were published a moment ago", async () => {
    const sensor = await register.addSensor({ streams: [{ key: "count" }] });
    await register.change(
      "insert into device_grant (device_id, sensor_id, granted_at) values ($1, $2, clock_timestamp())",
      [device, sensor.sensorId],
    );
    ({ publicId, sensorId } = sensor);
    await send({ time: Date.now(), values: { count: 5 } });
    expect(await stored("count")).toHaveLength(1);
  });

  it("leaves marks for rows older than the watermark, and for the hour after a late counter", async () => {
    const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    await send({ time: hour - 2 * HOUR_MS, values: { total: 100 } });
    await db.database.work("jobs").query("update rollup_state set watermark = $1", [new Date(hour)]);
    await send({ time: hour - 4 * HOUR_MS, values: { total: 50, count: 1 } });
    await send({ time: Date.now(), values: { noise: 44 } });
    const found = await marks();
    await db.database.work("jobs").query("update rollup_state set watermark = rolled_until");
    expect(found).toEqual([
      { key: "count", hour: new Date(hour - 4 * HOUR_MS) },
      { key: "total", hour: new Date(hour - 4 * HOUR_MS) },
      { key: "total", hour: new Date(hour - 2 * HOUR_MS) },
    ]);
  });

  it("refuses late data for an hour of which raw readings were deleted", async () => {
    const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const kept = { time: hour - 2.5 * HOUR_MS, values: { noise: 39 } };
    await send(kept);
    await db.database.work("jobs").query("update rollup_state set watermark = $1", [new Date(hour)]);
    for (const key of ["noise", "count"]) {
      await db.database
        .work("jobs")
        .query("insert into retention_floor (datastream_id, tier, deleted_before) values ($1, 'raw', $2)", [
          await register.streamId(sensorId, key),
          new Date(hour - 2 * HOUR_MS),
        ]);
    }
    // Of one stream something is stored already, of the other this is the first that comes.
    await send({ time: hour - 3 * HOUR_MS, values: { noise: 40, count: 4 } });
    await send({ time: hour - 2 * HOUR_MS, values: { noise: 41 } });
    // What is there is there, and is corrected no more.
    await send(kept);
    await send({ ...kept, values: { noise: 42 }, revision: 1 });
    await db.database.work("jobs").query("update rollup_state set watermark = rolled_until");
    expect((await stored("noise")).map(({ value }) => value)).toEqual([39, 41]);
    expect(await stored("count")).toEqual([]);
    expect(await quarantined()).toMatchObject([
      { reason: "too_late", key: "count", value: null, time: new Date(hour - 3 * HOUR_MS) },
      { reason: "too_late", key: "noise", value: null, time: new Date(hour - 3 * HOUR_MS) },
      { reason: "too_late", value: null, time: new Date(kept.time) },
    ]);
  });

  it("writes the newest reading of each stream to latest", async () => {
    await send({ time: minute(2), values: { count: 3 } });
    await send({ time: minute(4), values: { count: 2 } });
    const find = async (): Promise<unknown> => {
      const id = await register.streamId(sensorId, "count");
      return (
        await db.database.work("api").query("select time, value from latest where datastream_id = $1", [id])
      ).rows;
    };
    await expect.poll(find).toEqual([{ time: new Date(minute(2)), value: 3 }]);
    await send({ time: minute(2), values: { count: 7 }, revision: 1 });
    await expect.poll(find).toMatchObject([{ value: 7 }]);
  });

  async function marks(): Promise<unknown[]> {
    const { rows } = await db.database.work("jobs").query(
      `select d.key, m.hour
       from rollup_mark m
       join datastream d on d.id = m.datastream_id
       where d.sensor_id = $1
       order by d.key, m.hour`,
      [sensorId],
    );
    return rows;
  }

  async function events(): Promise<unknown[]> {
    const { rows } = await db.database
      .work("api")
      .query("select class, count from device_event where device_id = $1", [device]);
    return rows;
  }
});
