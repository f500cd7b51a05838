/** Upkeep as the process runs it: due retention first, jobs one after another, and none that deletes under a wrong clock. */
import { acceptClock, type Database, findJobSuccesses } from "@meetpaal/db";
import { describe, expect, it, vi } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { makeStream, storeReadings } from "../../db/test/register-rows.ts";
import { type JobRun, openUpkeep, type Upkeep, type UpkeepAlarm } from "../src/index.ts";
import { makeJobs } from "../src/upkeep/jobs.ts";

const DAY = 86_400_000;

interface Watched {
  upkeep: Upkeep;
  alarms: UpkeepAlarm[];
  runs: JobRun[];
  ran: (job: string) => Promise<void>;
}

function watch(database: Database): Watched {
  const alarms: UpkeepAlarm[] = [];
  const runs: JobRun[] = [];
  const upkeep = openUpkeep({
    database,
    timeZone: "Europe/Amsterdam",
    onAlarm: (alarm) => alarms.push(alarm),
    onRun: (run) => runs.push(run),
  });
  return {
    upkeep,
    alarms,
    runs,
    ran: async (job) => {
      await expect.poll(() => runs.map((run) => run.job), { timeout: 20_000 }).toContain(job);
    },
  };
}

describe.each(editions)("upkeep on the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");
  const ago = (ms: number): Date => new Date(Date.now() - ms);

  async function countReadings(stream: number): Promise<number> {
    const { rows } = await jobs().query<{ n: number }>(
      "select count(*) as n from reading where datastream_id = $1",
      [stream],
    );
    return rows[0]?.n ?? -1;
  }

  it("deletes what is due before anybody is answered", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    await storeReadings(db.database, stream.id, [{ time: ago(3 * DAY), value: 1 }]);
    const { upkeep, runs } = watch(db.database);
    await upkeep.runDue();
    expect(await countReadings(stream.id)).toBe(0);
    expect(runs.find(({ job }) => job === "retention")?.detail["raw"]).toBe(1);
    await upkeep.close();
  });

  it("lets nobody wait for hours that late readings marked, but computes those of what it deletes", async () => {
    const { upkeep, ran } = watch(db.database);
    await upkeep.runDue();
    const [kept, gone] = [await makeStream(db.database, {}), await makeStream(db.database, { raw: "P2D" })];
    const hour = (daysAgo: number): Date =>
      new Date(Math.floor((Date.now() - daysAgo * DAY) / 3_600_000) * 3_600_000);
    const marked = [
      { id: kept.id, time: hour(1) },
      { id: gone.id, time: hour(3) },
    ];
    for (const { id, time } of marked) {
      await storeReadings(db.database, id, [{ time, value: 7 }]);
      await jobs().query("insert into rollup_mark (datastream_id, hour) values ($1, $2)", [id, time]);
    }
    const findMarked = async (): Promise<unknown[]> => {
      const { rows } = await jobs().query<{ id: number }>(
        "select datastream_id as id from rollup_mark where datastream_id in ($1, $2)",
        [kept.id, gone.id],
      );
      return [...new Set(rows.map(({ id }) => id))];
    };
    await upkeep.runDue();
    expect(await countReadings(gone.id)).toBe(0);
    expect(await findMarked()).toEqual([kept.id]);
    const { rows } = await jobs().query("select sum from reading_hour where datastream_id = $1", [gone.id]);
    expect(rows).toEqual([{ sum: 7 }]);
    upkeep.start();
    await ran("rollup");
    await upkeep.close();
    expect(await findMarked()).toEqual([]);
  });

  it("computes the hours of late readings for a while, then lets others have their turn, and goes on later", async () => {
    const stream = await makeStream(db.database, {});
    const time = new Date(Math.floor((Date.now() - DAY) / 3_600_000) * 3_600_000);
    await storeReadings(db.database, stream.id, [{ time, value: 7 }]);
    await jobs().query("insert into rollup_mark (datastream_id, hour) values ($1, $2)", [stream.id, time]);
    const rollup = makeJobs(db.database, () => 0).find(({ name }) => name === "rollup");
    const scope = {
      database: db.database,
      timeZone: "Europe/Amsterdam",
      notAfter: new Date(),
      isClosing: () => false,
    };
    let nowMs = performance.now();
    const slow = vi.spyOn(performance, "now").mockImplementation(() => (nowMs += 30_000));
    expect(await rollup?.run(scope)).toMatchObject({ left: 1 });
    slow.mockRestore();
    expect(await rollup?.run(scope)).toMatchObject({ left: 0 });
    const { rows } = await jobs().query("select sum from reading_hour where datastream_id = $1", [stream.id]);
    expect(rows).toEqual([{ sum: 7 }]);
  });

  it("marks what an import corrected before it deletes at a start", async () => {
    const { sensorId } = await makeStream(db.database, { corrects: "wrong end" });
    const { upkeep } = watch(db.database);
    await upkeep.runDue();
    await upkeep.close();
    const { rows } = await jobs().query(
      'select corrected_import = (select max(import_id) from sensor_version where sensor_id = $1) as "isMarked" from rollup_state',
      [sensorId],
    );
    expect(rows).toEqual([{ isMarked: true }]);
  });

  it("lets what has to be gone wait for one other job at most", async () => {
    const { upkeep, runs, ran } = watch(db.database);
    upkeep.start();
    await ran("promises");
    await upkeep.close();
    expect(runs[0]?.job).toBe("retention");
  });

  it("repairs the newest readings, judges promises, and says when each job last came to a good end", async () => {
    const stream = await makeStream(db.database, {});
    const time = ago(120_000);
    await storeReadings(db.database, stream.id, [{ time, value: 7 }]);
    await jobs().query("insert into latest values ($1, now(), 3, now())", [stream.id]);
    const { upkeep, ran, alarms } = watch(db.database);
    upkeep.start();
    await ran("promises");
    await upkeep.close();
    expect(alarms).toEqual([]);
    const latest = await jobs().query("select time, value from latest where datastream_id = $1", [stream.id]);
    expect(latest.rows).toEqual([{ time, value: 7 }]);
    const states = await jobs().query("select promise from promise_state where sensor_id = $1", [
      stream.sensorId,
    ]);
    expect(states.rows.length).toBeGreaterThan(3);
    expect((await findJobSuccesses(jobs())).map(({ job }) => job)).toEqual(
      expect.arrayContaining(["latest", "promises", "quarantine", "retention", "rollup"]),
    );
    expect(upkeep.status().jobs.retention?.failure).toBeNull();
  });

  it("deletes nothing while the database's clock is before what it wrote, until somebody accepts it", async () => {
    const stream = await makeStream(db.database, { raw: "P2D" });
    await storeReadings(db.database, stream.id, [{ time: ago(3 * DAY), value: 1 }]);
    await jobs().query("insert into job_success values ('crowd', now() + interval '1 hour', 1)");
    const { upkeep, alarms } = watch(db.database);
    await upkeep.runDue();
    expect(await countReadings(stream.id)).toBe(1);
    expect(alarms).toMatchObject([{ kind: "clock-moved" }]);
    expect(upkeep.status().clock.isTrusted).toBe(false);
    await acceptClock(jobs());
    await upkeep.runDue();
    expect(await countReadings(stream.id)).toBe(0);
    await upkeep.close();
    await jobs().query("delete from job_success where job = 'crowd'");
  });

  it("tells of a job that failed once, and goes on with the others", async () => {
    await jobs().query("alter table retention_run rename to hidden");
    const { upkeep, ran, alarms } = watch(db.database);
    upkeep.start();
    await ran("promises");
    await upkeep.close();
    await jobs().query("alter table hidden rename to retention_run");
    expect(alarms).toMatchObject([{ kind: "job-failed", job: "retention" }]);
    expect(upkeep.status().jobs.retention?.failure).toContain("retention_run");
  });

  it.runIf(edition === "server")("leaves a job to another process that is at it", async () => {
    const [one, other] = [watch(db.database), watch(db.database)];
    let release = (): void => {};
    const held = db.database.work("contract").transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(7301955004)");
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await expect.poll(() => release.name).not.toBe("release");
    await one.upkeep.runDue();
    expect(one.runs).toEqual([]);
    release();
    await held;
    await other.upkeep.runDue();
    expect(other.runs.map(({ job }) => job)).toEqual(["retention", "quarantine"]);
    await one.upkeep.close();
    await other.upkeep.close();
  });
});
