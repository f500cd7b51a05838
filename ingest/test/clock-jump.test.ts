/**
 * A clock that jumps while a job runs: what the job takes for the time is what the clock said when it was trusted.
 *
 * The jobs' own statements meet a clock that is a day ahead; the guard's look alone does not.
 */
import { type Database, findRollupState, openDatabase } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { makeStream, storeReadings } from "../../db/test/register-rows.ts";
import { openUpkeep } from "../src/index.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const FAKE_CLOCK = `create schema clock;
create function clock.clock_timestamp() returns timestamptz language sql volatile as $$
  select pg_catalog.clock_timestamp()
    + case when current_query() like '%clock_acceptance%' then interval 'PT0S' else interval 'P1D' end
$$`;
const SEEN_FIRST = "set search_path to clock, pg_catalog, public";

describe.each(editions)("a clock that jumps during a run, on the %s database", (edition) => {
  const db = useDatabase(edition);
  const ago = (ms: number): Date => new Date(Date.now() - ms);
  let close = async (): Promise<void> => {};

  beforeAll(async () => {
    await db.database.work("jobs").query(FAKE_CLOCK);
  });
  afterAll(() => close());

  /** The same database, as it is seen once the clock has jumped. */
  async function jumped(): Promise<Database> {
    const work = db.database.work("jobs");
    if (edition === "embedded") {
      await work.query(SEEN_FIRST);
      close = async () => void (await work.query("reset search_path"));
      return db.database;
    }
    const { rows } = await work.query<{ name: string }>("select current_database() as name");
    await work.query(`alter database ${rows[0]?.name} set search_path to clock, pg_catalog, public`);
    const database = await openDatabase(db.options);
    close = () => database.close();
    return database;
  }

  it("deletes nothing that was not due before, and moves no watermark", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    const kept = [ago(2 * DAY - HOUR), ago(HOUR)];
    await storeReadings(db.database, stream.id, [
      { time: ago(2 * DAY + HOUR), value: 1 },
      ...kept.map((time) => ({ time, value: 2 })),
    ]);
    const database = await jumped();
    const upkeep = openUpkeep({ database, timeZone: "Europe/Amsterdam", onAlarm: () => {}, onRun: () => {} });
    await upkeep.runDue();
    await upkeep.close();
    const left = await db.database
      .work("jobs")
      .query<{ time: Date }>("select time from reading where datastream_id = $1 order by time", [stream.id]);
    expect(left.rows.map(({ time }) => time)).toEqual(kept);
    const { watermark } = await findRollupState(db.database.work("jobs"));
    expect(watermark.getTime()).toBeLessThanOrEqual(Date.now());
  });
});
