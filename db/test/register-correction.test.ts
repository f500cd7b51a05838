import { beforeAll, describe, expect, it } from "vitest";
import { type SampleRegister, sampleRegister } from "../../model/test/sample-register.ts";
import { type ImportResult, importRegister } from "../src/index.ts";
import { editions, type TestDatabase, useDatabase } from "./database.ts";

const OPTIONS = { actor: "test", sha256: "0".repeat(64), timeZone: "Europe/Amsterdam" };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A whole hour, so that counts lie on their grid. */
const now = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
const at = (days: number): string => new Date(now + days * DAY_MS).toISOString();

async function importFile(db: TestDatabase, file: unknown): Promise<ImportResult> {
  const outcome = await importRegister(db.database, file, OPTIONS);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings));
  return outcome.result;
}

async function query<Row extends object>(
  db: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await db.database.work("contract").query<Row>(sql, values)).rows;
}

async function streamOf(db: TestDatabase, key: string): Promise<number> {
  const [row] = await query<{ id: number }>(db, "select id from datastream where key = $1", [key]);
  return row?.id ?? 0;
}

async function store(db: TestDatabase, stream: number, times: string[]): Promise<void> {
  await query(
    db,
    "insert into reading (datastream_id, time, value) select $1, time, 7 from unnest($2::timestamptz[]) as t (time)",
    [stream, times],
  );
}

async function timesOf(db: TestDatabase, stream: number): Promise<string[]> {
  const rows = await query<{ time: Date }>(
    db,
    "select time from reading where datastream_id = $1 order by time",
    [stream],
  );
  return rows.map(({ time }) => time.toISOString());
}

/** What the register says of the crowd meter's window at a moment, as known now. */
async function windowAt(db: TestDatabase, moment: string): Promise<{ version: number; to: string }> {
  const [row] = await query<{ version: number; to: Date }>(
    db,
    `select version, operating_to as "to"
    from sensor_version
    join sensor on sensor.id = sensor_id
    where reference = 'DM-001' and valid_from <= $1
    order by version desc
    limit 1`,
    [moment],
  );
  return { version: row?.version ?? 0, to: row?.to.toISOString() ?? "" };
}

function crowd(change: (sensor: SampleRegister["sensors"][0]) => void): object {
  const [sensor] = sampleRegister().sensors;
  sensor.valid = { from: at(-20), to: at(100) };
  change(sensor);
  return { sensors: [sensor] };
}

describe.each(editions)("a correction (%s)", (edition) => {
  const db = useDatabase(edition);
  let countIn = 0;

  beforeAll(async () => {
    const file = sampleRegister();
    file.sensors[0].valid = { from: at(-20), to: at(100) };
    await importFile(db, file);
    countIn = await streamOf(db, "count_in");
    // The wall clock cannot be moved, so two older versions are put where time would have put them.
    await query(db, "alter table sensor_version disable trigger immutable");
    await importFile(
      db,
      crowd((sensor) => Object.assign(sensor.name, { nl: "Tweede naam" })),
    );
    await query(db, "update sensor_version set valid_from = $1, recorded_at = $1 where version = 2", [
      at(-12),
    ]);
    await importFile(
      db,
      crowd((sensor) => Object.assign(sensor.name, { nl: "Derde naam" })),
    );
    await query(db, "update sensor_version set valid_from = $1, recorded_at = $1 where version = 3", [
      at(-4),
    ]);
    await query(db, "alter table sensor_version enable trigger immutable");
  });

  it("without a reason is refused", async () => {
    const file = crowd((sensor) => Object.assign(sensor.valid, { to: at(-8) }));
    expect(await importRegister(db.database, file, OPTIONS)).toMatchObject({
      ok: false,
      findings: [{ rule: "past-needs-reason", path: ["sensors", 0, "valid", "to"] }],
    });
  });

  it("goes back to where the versions it touches began, and leaves each what it said", async () => {
    const file = crowd((sensor) => {
      Object.assign(sensor.name, { nl: "Derde naam" });
      sensor.valid.to = at(-8);
      sensor.corrects = { reason: "De paal was weg." };
    });
    await store(db, countIn, [at(-9), at(-8 - 1 / 1440), at(-8), at(-3), at(-1)]);
    await query(
      db,
      "insert into latest (datastream_id, time, value, received_at) values ($1, $2, 7, clock_timestamp())",
      [countIn, at(-1)],
    );
    await query(
      db,
      `insert into quarantine (received_at, last_at, device_id, sensor_id, datastream_id, time, reason, value)
      select $2, $2, 'teller-1', sensor_id, $1, $2, 'out_of_range', 1234 from datastream where id = $1`,
      [countIn, at(-2)],
    );
    const result = await importFile(db, file);
    expect(result.sensors).toMatchObject([{ reference: "DM-001", version: 5 }]);
    expect(result.deleted).toMatchObject([{ readings: 3 }]);

    expect(await windowAt(db, at(-15))).toEqual({ version: 1, to: at(100) });
    expect(await windowAt(db, at(-10))).toEqual({ version: 4, to: at(-8) });
    expect(await windowAt(db, at(-2))).toEqual({ version: 5, to: at(-8) });
    const names = await query<{ name: string; reason: string | null }>(
      db,
      `select body -> 'name' ->> 'nl' as "name", corrects_reason as "reason"
      from sensor_version where sensor_id = (select sensor_id from datastream where id = $1) order by version`,
      [countIn],
    );
    expect(names.slice(3)).toEqual([
      { name: "Tweede naam", reason: "De paal was weg." },
      { name: "Derde naam", reason: "De paal was weg." },
    ]);
  });

  it("deletes what was stored outside, on record, and nothing else", async () => {
    expect(await timesOf(db, countIn)).toEqual([at(-9), at(-8 - 1 / 1440)]);
    expect(await query(db, "select time from latest where datastream_id = $1", [countIn])).toEqual([
      { time: new Date(at(-8 - 1 / 1440)) },
    ]);
    expect(await query(db, "select value from quarantine where datastream_id = $1", [countIn])).toEqual([
      { value: null },
    ]);
    const [audit] = await query<{ detail: object }>(
      db,
      "select detail from audit where action = 'readings-deleted'",
    );
    expect(audit?.detail).toMatchObject({ readings: 3 });
  });

  it("is what it is when it is imported again", async () => {
    const file = crowd((sensor) => {
      Object.assign(sensor.name, { nl: "Derde naam" });
      sensor.valid.to = at(-8);
      sensor.corrects = { reason: "De paal was weg." };
    });
    expect((await importFile(db, file)).unchanged.sensors).toBe(1);
  });

  it("leaves what was known before: every past state can be asked for", async () => {
    const [row] = await query<{ to: Date }>(
      db,
      `select operating_to as "to" from sensor_version
      join sensor on sensor.id = sensor_id
      where reference = 'DM-001' and valid_from <= $1 and recorded_at <= $1
      order by version desc limit 1`,
      [at(-10)],
    );
    expect(row?.to.toISOString()).toBe(at(100));
  });
});

describe.each(editions)("a version that allows less (%s)", (edition) => {
  const db = useDatabase(edition);

  it("keeps nothing that lies ahead of it and that it does not declare", async () => {
    const file = sampleRegister();
    file.zones[0].gates[0].out = file.zones[0].gates[0].in;
    await importFile(db, file);
    const ahead = [new Date(Date.now() + 60_000).toISOString()];
    const before = [at(-1)];
    const [kept, ended] = [await streamOf(db, "count_in"), await streamOf(db, "count_out")];
    await store(db, kept, [...before, ...ahead]);
    await store(db, ended, [...before, ...ahead]);
    file.sensors[0].datastreams.pop();
    const result = await importFile(db, file);
    expect(result.deleted).toMatchObject([{ readings: 1 }]);
    expect(await timesOf(db, kept)).toEqual([...before, ...ahead]);
    expect(await timesOf(db, ended)).toEqual(before);
  });

  it("goes on with the same stream when its key comes back", async () => {
    const ended = await streamOf(db, "count_out");
    await importFile(db, sampleRegister());
    expect(await streamOf(db, "count_out")).toBe(ended);
    const versions = await query(
      db,
      "select version from datastream_version where datastream_id = $1 order by 1",
      [ended],
    );
    expect(versions).toEqual([{ version: 1 }, { version: 3 }]);
  });
});

describe.each(editions)("an earlier end of a gauge (%s)", (edition) => {
  const db = useDatabase(edition);
  const end = at(-8);

  it("takes its values, hours and days from there on, and has the hours it touched computed again", async () => {
    const file = sampleRegister();
    file.sensors[1].valid = { from: at(-20), to: at(100) };
    await importFile(db, file);
    const sound = await streamOf(db, "sound_level");
    await query(db, "update rollup_state set watermark = now(), rolled_until = now()");
    const justBefore = new Date(Date.parse(end) - 1).toISOString();
    await store(db, sound, [at(-9), justBefore, end, at(-7)]);
    const hours = [at(-9), at(-8), at(-7)];
    await query(
      db,
      `insert into reading_hour (datastream_id, start_at, count, sum, coverage, shown_count, shown_sum, suppressed_slots)
      select $1, start_at, 1, 7, 1, 1, 7, 0 from unnest($2::timestamptz[]) as t (start_at)`,
      [sound, hours],
    );
    await query(
      db,
      `insert into reading_day
        (datastream_id, start_at, end_at, count, sum, coverage, shown_count, shown_sum, suppressed_slots)
      select $1, start_at, start_at + interval '1 day', 1, 7, 1, 1, 7, 0 from unnest($2::timestamptz[]) as t (start_at)`,
      [sound, [at(-9.5), at(-8.5), at(-7.5)]],
    );
    file.sensors[1].valid.to = end;
    file.sensors[1].corrects = { reason: "De paal was weg." };
    expect((await importFile(db, { sensors: [file.sensors[1]] })).deleted).toMatchObject([{ readings: 2 }]);

    expect(await timesOf(db, sound)).toEqual([at(-9), justBefore]);
    const starts = async (table: string): Promise<string[]> =>
      (await query<{ start: Date }>(db, `select start_at as "start" from ${table} order by 1`)).map(
        ({ start }) => start.toISOString(),
      );
    expect(await starts("reading_hour")).toEqual([at(-9)]);
    // The day that the end cuts in two is computed again, from the hours that are left.
    expect(await starts("reading_day")).toEqual([at(-9.5), at(-8.5)]);
    const marks = await query<{ hour: Date }>(db, "select hour from rollup_mark order by hour");
    expect(marks.map(({ hour }) => hour.toISOString())).toEqual([at(-8), at(-7)]);
  });

  it("takes a day that it cuts in two when its single values are gone", async () => {
    const sound = await streamOf(db, "sound_level");
    await query(
      db,
      "insert into retention_floor (datastream_id, tier, deleted_before) values ($1, 'raw', $2)",
      [sound, at(-8.25)],
    );
    const file = sampleRegister();
    file.sensors[1].valid = { from: at(-20), to: at(-8.3) };
    file.sensors[1].corrects = { reason: "Toch eerder." };
    await importFile(db, { sensors: [file.sensors[1]] });
    const days = await query<{ start: Date }>(db, `select start_at as "start" from reading_day order by 1`);
    expect(days.map(({ start }) => start.toISOString())).toEqual([at(-9.5)]);
  });
});
