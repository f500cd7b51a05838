/** What becomes of a message as a whole: one without a shape, one that is too much, one that was not granted. */
import { describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { useSending } from "./sending.ts";

describe.each(editions)("what becomes of a message (%s)", (edition) => {
  const db = useDatabase(edition);
  const sending = useSending(db);
  const { minute, quarantined, send, sendBytes, stored } = sending;

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
      .query("select from undeclared_day where sensor_id = $1", [sending.sensorId]);
    expect(rows).toEqual([]);
  });

  it("acknowledges and keeps nothing of what is no longer granted, and notes it", async () => {
    await sending.register.change(
      "update device_grant set revoked_at = clock_timestamp() where device_id = $1",
      [sending.device],
    );
    await send({ time: minute(2), values: { count: 1, faces: 2 } });
    expect(await stored("count")).toEqual([]);
    expect(await quarantined()).toEqual([]);
    await expect.poll(events).toEqual([{ class: "not-granted", count: 1 }]);
  });

  it("treats a removed sensor alike, and an expired one by each value's own time", async () => {
    await sending.register.addVersion(sending.sensorId, { status: "removed", streams: [{ key: "count" }] });
    await send({ time: minute(2), values: { count: 1 } });
    expect(await stored("count")).toEqual([]);
    expect(await quarantined()).toEqual([]);
  });

  it("gives a topic up that was never granted", async () => {
    const other = await sending.register.addSensor({ streams: [{ key: "count" }] });
    expect(await sendBytes(Buffer.from("{}"), 2, other.publicId)).toBe("foreign-topic");
    expect(await sendBytes(Buffer.from("{}"), 2, "zzzzzzzz")).toBe("foreign-topic");
  });

  it("knows a sensor, a device and a grant that were published a moment ago", async () => {
    const sensor = await sending.register.addSensor({ streams: [{ key: "count" }] });
    await sending.register.change(
      "insert into device_grant (device_id, sensor_id, granted_at) values ($1, $2, clock_timestamp())",
      [sending.device, sensor.sensorId],
    );
    Object.assign(sending, sensor);
    await send({ time: Date.now(), values: { count: 5 } });
    expect(await stored("count")).toHaveLength(1);
  });

  async function events(): Promise<unknown[]> {
    const { rows } = await db.database
      .work("api")
      .query("select class, count from device_event where device_id = $1", [sending.device]);
    return rows;
  }
});
