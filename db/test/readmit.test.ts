/** Letting refused values in after all: what may, what may not, and that hours follow. On both databases. */
import { describe, expect, it } from "vitest";
import {
  insertRefusedValues,
  listQuarantine,
  moveWatermark,
  readmitValue,
  rollAllMarks,
  rollToWatermark,
} from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { type MadeStream, type MadeVersion, makeStream, storeReadings } from "./register-rows.ts";

const ZONE = "Europe/Amsterdam";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REASON = "Counted again from the video of the organiser";

describe.each(editions)("readmission on the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");
  /** A whole hour, days before now. */
  const daysAgo = (days: number): Date => new Date(Math.floor(Date.now() / HOUR) * HOUR - days * DAY);

  async function roll(): Promise<void> {
    await moveWatermark(jobs());
    await rollAllMarks(jobs(), ZONE);
    await rollToWatermark(jobs(), ZONE);
  }

  /** @returns the id of its row */
  async function refuse(stream: MadeStream, time: Date, value: number | null, over = {}): Promise<number> {
    await insertRefusedValues(jobs(), [
      {
        deviceId: "box",
        sensorId: stream.sensorId,
        datastreamId: stream.id,
        timeUs: time.getTime() * 1000 + 7,
        reason: "out_of_range",
        revision: 0,
        value,
        storedValue: null,
        receivedUs: Date.now() * 1000,
        ...over,
      },
    ]);
    const [newest] = await listQuarantine(jobs(), { device: null, reason: null }, 1);
    return newest?.id ?? 0;
  }

  const readmit = async (id: number) =>
    await jobs().transaction(async (tx) => await readmitValue(tx, { id, actor: "test", reason: REASON }));

  const hoursOf = async (stream: MadeStream): Promise<number[]> =>
    (
      await jobs().query<{ sum: number }>(
        "select sum from reading_hour where datastream_id = $1 order by start_at",
        [stream.id],
      )
    ).rows.map(({ sum }) => sum);

  it("stores the value to the microsecond, sums its hour again, and keeps on record who let it in and why", async () => {
    const stream = await makeStream(db.database, { aggregation: "gauge" });
    const time = daysAgo(1);
    await storeReadings(db.database, stream.id, [{ time: new Date(time.getTime() + 60_000), value: 5 }]);
    await roll();
    const id = await refuse(stream, time, 900);
    expect(await readmit(id)).toMatchObject({ ok: true, readmitted: { value: 900, replaced: false } });
    await roll();
    expect(await hoursOf(stream)).toEqual([905]);
    const { rows } = await jobs().query(
      "select (extract(epoch from time) * 1000000)::int8 as us from reading where datastream_id = $1 and value = 900",
      [stream.id],
    );
    expect(rows).toEqual([{ us: time.getTime() * 1000 + 7 }]);
    const { rows: records } = await jobs().query(
      `select record.actor, record.reason, record.quarantine_reason, audit.action
       from readmission record
       join audit on audit.detail ->> 'readmission' = record.id::text
       where record.datastream_id = $1`,
      [stream.id],
    );
    expect(records).toEqual([
      { actor: "test", reason: REASON, quarantine_reason: "out_of_range", action: "value-readmitted" },
    ]);
    expect(await readmit(id)).toEqual({ ok: false, refusal: "unknown" });
  });

  it("puts the second value of a conflict in the place of the first, above its revision", async () => {
    const stream = await makeStream(db.database, {});
    const time = daysAgo(1);
    const id = await refuse(stream, time, 8, {
      timeUs: time.getTime() * 1000,
      reason: "conflict",
      revision: 2,
    });
    await storeReadings(db.database, stream.id, [{ time, value: 3, revision: 4 }]);
    await roll();
    expect(await readmit(id)).toMatchObject({ ok: true, readmitted: { replaced: true } });
    await roll();
    expect(await hoursOf(stream)).toEqual([8]);
    const { rows } = await jobs().query("select value, revision from reading where datastream_id = $1", [
      stream.id,
    ]);
    expect(rows).toEqual([{ value: 8, revision: 5 }]);
  });

  it("counts a counter's growth at the reading after it, too", async () => {
    const stream = await makeStream(db.database, { aggregation: "counter", intervalS: 3600 });
    const time = daysAgo(1);
    await storeReadings(db.database, stream.id, [
      { time: new Date(time.getTime() - HOUR), value: 100 },
      { time: new Date(time.getTime() + HOUR), value: 150 },
    ]);
    await roll();
    await readmit(await refuse(stream, time, 110));
    await roll();
    expect(await hoursOf(stream)).toEqual([0, 10, 40]);
  });

  const cases: [string, Partial<MadeVersion>, number, number | null, string][] = [
    ["has no number", {}, 1, null, "no-number"],
    ["comes from after its sensor's end", { operatingTo: daysAgo(2).toISOString() }, 1, 3, "not-in-force"],
    ["is of a sensor that was not active", { status: "paused" }, 1, 3, "not-in-force"],
    ["is older than its readings may be", { aggregation: "gauge", raw: "P2D" }, 3, 3, "due"],
    ["lies ahead", { aggregation: "gauge" }, -1, 3, "in-the-future"],
    ["is off the grid of its interval", {}, 1, 3, "other-kind"],
  ];
  it.each(cases)("keeps out a value that %s", async (_, version, days, value, refusal) => {
    const stream = await makeStream(db.database, version);
    expect(await readmit(await refuse(stream, daysAgo(days), value))).toEqual({ ok: false, refusal });
  });

  it("keeps out a value of a frozen hour, and one for whose time another is stored", async () => {
    const stream = await makeStream(db.database, { aggregation: "gauge" });
    await jobs().query("insert into retention_floor values ($1, 'raw', $2)", [
      stream.id,
      new Date(daysAgo(4).getTime() + 60_000),
    ]);
    expect(await readmit(await refuse(stream, daysAgo(4), 3))).toEqual({ ok: false, refusal: "frozen" });

    const other = await makeStream(db.database, {});
    const time = daysAgo(1);
    await storeReadings(db.database, other.id, [{ time, value: 1 }]);
    const id = await refuse(other, time, 2, { timeUs: time.getTime() * 1000 });
    expect(await readmit(id)).toEqual({ ok: false, refusal: "other-stored" });
  });
});
