/** What `doctor` asks the tables, on both databases. */
import { describe, expect, it } from "vitest";
import { findBrokenKeys, findOverdue, findStrayStreams } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { type MadeStream, makeStream, storeReadings } from "./register-rows.ts";

const DAY = 86_400_000;

describe.each(editions)("what doctor asks the %s database", (edition) => {
  const db = useDatabase(edition);
  const work = () => db.database.work("api");
  const ago = (ms: number): Date => new Date(Date.now() - ms);

  it("finds rows that are over 60 s too old, in any tier", async () => {
    const kept = await makeStream(db.database, { raw: "P2D" });
    const broken = await makeStream(db.database, { raw: "P2D", day: null });
    await storeReadings(db.database, kept.id, [{ time: ago(2 * DAY + 30_000), value: 1 }]);
    const [old, day] = [ago(2 * DAY + 90_000), ago(DAY)];
    await storeReadings(db.database, broken.id, [{ time: old, value: 1 }]);
    await work().query(
      `insert into reading_day (datastream_id, start_at, end_at, count, sum, coverage, shown_count, shown_sum, suppressed_slots)
       values ($1, $2, $2::timestamptz + interval 'P1D', 1, 1, 1, 1, 1, 0)`,
      [broken.id, day],
    );
    const { publicId } = broken;
    expect(await findOverdue(work(), 0, broken.id)).toEqual([
      { publicId, reference: publicId, key: "count", tier: "day", oldestAt: day, before: null },
      { publicId, reference: publicId, key: "count", tier: "raw", oldestAt: old, before: expect.any(Date) },
    ]);
  });

  it("finds numbers in the quarantine that should be gone, by the time of the value where that can be believed", async () => {
    const refuse = async (stream: MadeStream, reason: string, time: Date, received: Date): Promise<void> => {
      await work().query(
        `insert into quarantine (received_at, last_at, device_id, sensor_id, datastream_id, time, reason, value)
         values ($1, $1, 'box', $2, $3, $4, $5, 1)`,
        [received, stream.sensorId, stream.id, time, reason],
      );
    };
    const short = await makeStream(db.database, { raw: "P2D" });
    await refuse(short, "out_of_range", ago(2 * DAY + 30_000), ago(DAY));
    await refuse(short, "bad_time", ago(900 * DAY), ago(DAY));
    expect(await findOverdue(work(), short.id - 1, short.id)).toEqual([]);
    await refuse(short, "out_of_range", ago(2 * DAY + 90_000), ago(DAY));
    const long = await makeStream(db.database, { raw: "P1Y" });
    await refuse(long, "bad_time", ago(900 * DAY), ago(30 * DAY + 90_000));
    expect(await findOverdue(work(), short.id - 1, long.id)).toMatchObject([
      { publicId: short.publicId, tier: "quarantine", oldestAt: expect.any(Date) },
      { publicId: long.publicId, tier: "quarantine" },
    ]);
  });

  it("finds readings of streams that no register knows", async () => {
    expect(await findStrayStreams(work())).toEqual([]);
    await storeReadings(db.database, 999_999, [{ time: ago(DAY), value: 1 }]);
    expect(await findStrayStreams(work())).toEqual([999_999]);
  });

  it("finds a table that lost its key", async () => {
    expect(await findBrokenKeys(work())).toEqual([]);
    await work().query("alter table reading_hour drop constraint reading_hour_pkey");
    expect(await findBrokenKeys(work())).toEqual(["reading_hour"]);
  });
});
