/** Devices without a clock get their times once; late batches of days are stored as they are; and how a device is, is known. */
import { findDeviceLife } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { earlyInHalfHour } from "../../db/test/early-in.ts";
import { type Ingest, openIngest } from "../src/index.ts";
import { TestRegister } from "./register.ts";

const HOUR_MS = 3_600_000;

describe("the life of a device", () => {
  const db = useDatabase(editions.at(-1));
  const ingests: Ingest[] = [];
  let register: TestRegister;
  let sensor: { publicId: string; sensorId: number };

  beforeAll(async () => {
    register = new TestRegister(db.database);
    sensor = await register.addSensor({ streams: [{ key: "a" }] });
    await register.addDevice("clockless", [sensor.sensorId]);
    await register.addDevice("late", [sensor.sensorId]);
    for (let i = 0; i < 2; i += 1) {
      ingests.push(
        await openIngest({
          database: db.database,
          timeZone: "UTC",
          onProblem: (error) => expect(error).toBeUndefined(),
        }),
      );
    }
  });
  afterAll(async () => {
    await Promise.all(ingests.map((ingest) => ingest.close()));
  });

  async function send(deviceId: string, json: unknown, at = 0, publicId = sensor.publicId): Promise<string> {
    const bytes = Buffer.from(JSON.stringify(json));
    return await new Promise((resolve) => {
      const payload = { bytes, from: 0, to: bytes.length };
      ingests[at]?.submit(deviceId, publicId, payload, bytes.length, {
        decided: () => resolve("decided"),
        dropped: resolve,
      });
    });
  }

  const readings = async (sensorId: number): Promise<{ timeMs: number; value: number }[]> =>
    (
      await db.database.work("api").query<{ timeMs: number; value: number }>(
        `select (extract(epoch from r.time) * 1000)::float8 as "timeMs", r.value
         from reading r join datastream d on d.id = r.datastream_id where d.sensor_id = $1 order by r.time`,
        [sensorId],
      )
    ).rows;

  it("gives each moment its time once, whoever hears it again", async () => {
    const { sensorId, publicId } = await register.addSensor({ streams: [{ key: "a", intervalS: 1 }] });
    await register.change(
      "insert into device_grant (device_id, sensor_id, granted_at) values ('clockless', $1, clock_timestamp())",
      [sensorId],
    );
    const moment = (seq: number, ageMs: number): object => ({ bootId: "b1", seq, ageMs, values: { a: seq } });
    const batch = [moment(1, 60_000), moment(2, 30_000)];
    const before = Date.now();
    // The same messages by two writers at once, and then again.
    await Promise.all([send("clockless", batch, 0, publicId), send("clockless", batch, 1, publicId)]);
    expect(await send("clockless", batch, 1, publicId)).toBe("decided");
    const rows = await readings(sensorId);
    expect(rows.map(({ value }) => value)).toEqual([1, 2]);
    expect(Math.abs((rows[0]?.timeMs ?? 0) - (before - 60_000))).toBeLessThan(20_000);
    expect((rows[1]?.timeMs ?? 0) - (rows[0]?.timeMs ?? 0)).toBeCloseTo(30_000, -2);
    // Another start counts anew, and never goes back before what was given.
    const again = { bootId: "b2", seq: 1, ageMs: 120_000, values: { a: 9 } };
    expect(await send("clockless", again, 0, publicId)).toBe("decided");
    const { rows: given } = await db.database
      .work("api")
      .query<{ boots: number; times: number }>(
        "select count(distinct boot)::int as boots, count(*)::int as times from given_time",
      );
    expect(given).toEqual([{ boots: 2, times: 3 }]);
    const { rows: text } = await db.database
      .work("api")
      .query("select * from given_time where boot::text like '%b1%' and seq = 99");
    expect(text).toEqual([]);
  });

  it.each([
    { seq: 1, values: { a: 1 } },
    { bootId: "b", values: { a: 1 } },
    { bootId: "b", seq: -1, values: { a: 1 } },
    { bootId: "b", seq: 1, ageMs: -5, values: { a: 1 } },
  ])("has no time for %j", async (moment) => {
    const count = async (): Promise<number> =>
      (
        await db.database
          .work("api")
          .query<{ n: number }>(
            "select coalesce(sum(count), 0)::int as n from quarantine where reason = 'no_time'",
          )
      ).rows[0]?.n ?? 0;
    const before = await count();
    expect(await send("clockless", moment)).toBe("decided");
    expect(await count()).toBe(before + 1);
  });

  it("stores a batch of days exactly, and knows how a device was", async () => {
    // What it is known by counts by the day.
    await earlyInHalfHour();
    const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 5 * 24 * HOUR_MS;
    const all = Array.from({ length: 5 * 24 }, (_, hour) => ({
      time: start + hour * HOUR_MS,
      values: { a: hour },
    }));
    ingests[0]?.connected("late");
    expect(await send("late", all.toReversed())).toBe("decided");
    const now = Date.now() + 30_000;
    expect(await send("late", { time: now, values: { a: 1 } })).toBe("decided");
    const rows = await readings(sensor.sensorId);
    expect(rows.slice(0, all.length)).toEqual(
      all.map(({ time, values }) => ({ timeMs: time, value: values.a })),
    );

    await ingests[0]?.close();
    const life = await findDeviceLife(db.database.work("api"), "late", 14);
    expect(life).toMatchObject({ isOnline: false, pausedAt: null, days: [{ messages: 2 }] });
    expect(life?.days[0]?.onlineS).toBeGreaterThan(0);
    // Its clock is ahead by half a minute.
    expect(life?.days[0]?.leastLagS).toBeLessThan(-20);
    expect(await findDeviceLife(db.database.work("api"), "nobody", 14)).toBeNull();
  });
});
