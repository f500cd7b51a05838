/**
 * What becomes of a value for whose time another is there, and of one that comes after its hour was computed: the same rows
 * of docs/meaning.md as for any other, and then what follows for hours and for the newest value.
 */
import { describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { useSending } from "./sending.ts";

const HOUR_MS = 3_600_000;

describe.each(editions)("what becomes of a value that comes again or late (%s)", (edition) => {
  const db = useDatabase(edition);
  const sending = useSending(db);
  const { minute, quarantined, send, stored } = sending;

  it("counts an equal row as repeated, also within one message", async () => {
    const repeated = sending.ingest.counts.repeated;
    const message = { time: minute(2), values: { count: 12, noise: 45 } };
    await send(message);
    await send(message);
    await send([message, message]);
    expect(await stored("count")).toHaveLength(1);
    expect(sending.ingest.counts.repeated - repeated).toBe(6);
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
    const repeated = sending.ingest.counts.repeated;
    await send({ time: minute(2), values: { count: 15 }, revision: 1 });
    expect(sending.ingest.counts.repeated - repeated).toBe(1);
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

  it("finds a value that is there, whatever is in force or accepted by now", async () => {
    const time = minute(5);
    await send({ time, values: { count: 12 } });
    await sending.register.addVersion(sending.sensorId, {
      validFrom: "2020-01-01T00:00:00Z",
      streams: [{ key: "count", aggregation: "interval-count", intervalS: 60, lateS: 60 }],
    });
    const repeated = sending.ingest.counts.repeated;
    await send({ time, values: { count: 12 } });
    expect(sending.ingest.counts.repeated - repeated).toBe(1);
    expect(await quarantined()).toEqual([]);
    await send({ time, values: { count: 13 } });
    expect(await quarantined()).toMatchObject([{ reason: "too_late", value: null }]);
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
          await sending.register.streamId(sending.sensorId, key),
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
      const id = await sending.register.streamId(sending.sensorId, "count");
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
      [sending.sensorId],
    );
    return rows;
  }
});
