/** What is written down about devices and promises goes as well, and no statistics keep what was deleted. */
import { describe, expect, it } from "vitest";
import { addUndeclaredNames, expireRecords, listUndeclaredNames } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { makeStream, storeReadings } from "./register-rows.ts";

const DAY = 86_400_000;

describe.each(editions)("records of the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");
  const ago = (days: number): Date => new Date(Date.now() - days * DAY);

  it("go each after their own term", async () => {
    const { id, sensorId } = await makeStream(db.database, {});
    const days = [33, 29, 800, 700].map(ago);
    const at = "unnest($2::timestamptz[]) as t (at)";
    await jobs().query(`insert into undeclared_day select $1, at, 1, at, at from ${at}`, [sensorId, days]);
    await jobs().query(`insert into device_event select 'box', $1::text, at, 1, at, at from ${at}`, [
      "x",
      days,
    ]);
    await jobs().query(
      `insert into promise_change (sensor_id, promise, verdict, at) select $1, 'until', 'kept', at from ${at}`,
      [sensorId, days],
    );
    await jobs().query(`insert into retention_proof_day select $1, 'raw', at, 0, null, at from ${at}`, [
      id,
      days,
    ]);
    await jobs().query(
      `insert into given_time
       select 'box', gen_random_uuid(), 1, at, at from ${at.replaceAll("$2", "$1")}`,
      [days],
    );
    await jobs().query(
      `insert into device (id, owner) select 'box', id from organisation limit 1 on conflict do nothing`,
    );
    await jobs().query(
      `insert into device_day (device_id, day, online_s, messages) select 'box', at, 0, 0 from ${at.replaceAll("$2", "$1")}`,
      [[...days, ago(399), ago(402)]],
    );
    await addUndeclaredNames(jobs(), [
      { sensorId, name: "old", firstUs: ago(50).getTime() * 1000, lastUs: ago(33).getTime() * 1000 },
      { sensorId, name: "young", firstUs: ago(50).getTime() * 1000, lastUs: ago(30).getTime() * 1000 },
    ]);
    expect(await expireRecords(jobs())).toEqual({
      undeclaredDays: 3,
      undeclaredKeys: 1,
      deviceEvents: 3,
      givenTimes: 3,
      deviceDays: 3,
      promiseChanges: 1,
      proofDays: 1,
    });
    expect((await listUndeclaredNames(jobs(), 10)).map(({ name }) => name)).toEqual(["young"]);
  });

  it("name the first twenty undeclared keys of a sensor", async () => {
    const { sensorId } = await makeStream(db.database, {});
    const names = Array.from({ length: 25 }, (_, i) => `key_${String.fromCharCode(97 + i)}`);
    const row = (name: string, i: number) => ({
      sensorId,
      name,
      firstUs: i * 1000,
      lastUs: Date.now() * 1000,
    });
    await addUndeclaredNames(jobs(), names.slice(0, 15).map(row));
    await addUndeclaredNames(jobs(), names.slice(10).map(row));
    const { rows } = await jobs().query<{ name: string }>(
      "select name from undeclared_key where sensor_id = $1 order by name",
      [sensorId],
    );
    expect(rows.map(({ name }) => name)).toEqual(names.slice(0, 20));
  });

  it("hold no sample of values, in no part of the table of readings", async () => {
    const { id } = await makeStream(db.database, { raw: "P30D" });
    const days = Array.from({ length: 4 }, (_, i) => ({ time: ago(i), value: 4242 }));
    await storeReadings(db.database, id, days);
    await jobs().query("analyze");
    const { rows } = await jobs().query(
      "select tablename from pg_stats where attname in ('value', 'stored_value') and tablename ~ 'hyper|^reading$|latest|quarantine'",
    );
    expect(rows).toEqual([]);
    const { rows: others } = await jobs().query(
      "select from pg_stats where attname = 'datastream_id' and tablename like '_hyper%'",
    );
    expect(others.length).toBeGreaterThan(0);
  });
});
