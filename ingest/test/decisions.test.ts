/** What becomes of each value of a message: the table of docs/meaning.md, row by row. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { useSending } from "./sending.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe.each(editions)("what becomes of a value (%s)", (edition) => {
  const db = useDatabase(edition);
  const sending = useSending(db);
  const { minute, quarantined, send, sendBytes, stored } = sending;

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
        [await sending.register.streamId(sending.sensorId, "noise")],
      );
    expect(rows).toEqual([{ us: 456 }]);
  });

  it("keeps no number of a value that was not in force at its own time", async () => {
    const end = new Date(Date.now() - 10 * MINUTE_MS);
    await sending.register.addVersion(sending.sensorId, {
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
    const sensor = await sending.register.addSensor({
      from: new Date(Date.now() - HOUR_MS).toISOString(),
      streams: [{ key: "noise" }],
    });
    await sending.register.addDevice("box-early", [sensor.sensorId]);
    Object.assign(sending, sensor, { device: "box-early" });
    await send({ time: Date.now() - 2 * HOUR_MS, values: { noise: 1 } });
    await sending.register.addVersion(sensor.sensorId, { status: "paused", streams: [{ key: "noise" }] });
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
      .query("select count from undeclared_day where sensor_id = $1", [sending.sensorId]);
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
            .query("select count from undeclared_day where sensor_id = $1", [sending.sensorId]);
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
    await sending.register.addVersion(sending.sensorId, { streams: [{ key: "count" }] });
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

  it("stores nothing of an identifiability this release does not store", async () => {
    await send({ time: minute(2), values: { track: 7, visits: 3 } });
    expect(await stored("track")).toEqual([]);
    expect(await stored("visits")).toHaveLength(1);
    expect(await quarantined()).toMatchObject([{ reason: "not_stored", key: "track", value: null }]);
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
});
