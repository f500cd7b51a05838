/** The vacuum of the embedded database: what it does, and what doing nothing looks like. */
import { findJobSuccesses } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { makeStream, storeReadings } from "../../db/test/register-rows.ts";
import { openIngest, openUpkeep } from "../src/index.ts";
import { makeVacuum } from "../src/upkeep/vacuum.ts";

const QUIET = 5_000;

describe("the vacuum", () => {
  const db = useDatabase("embedded");
  const jobs = () => db.database.work("jobs");
  const scope = (isClosing = false) => ({
    database: db.database,
    timeZone: "UTC",
    notAfter: new Date(),
    isClosing: () => isClosing,
  });

  /** Parts of the table of readings that nobody looked at yet. */
  async function countUnseen(): Promise<number> {
    const { rows } = await jobs().query<{ n: number }>(
      `select count(*) as n
       from timescaledb_information.chunks
       join pg_class on pg_class.oid = format('%I.%I', chunk_schema, chunk_name)::regclass
       where hypertable_schema = 'public' and pg_class.reltuples < 0`,
    );
    return rows[0]?.n ?? -1;
  }

  async function checkpointAt(): Promise<string> {
    const { rows } = await jobs().query<{ lsn: string }>(
      "select redo_lsn::text as lsn from pg_control_checkpoint()",
    );
    return rows[0]?.lsn ?? "";
  }

  it("does nothing while somebody asks, and says so by saying nothing", async () => {
    const stream = await makeStream(db.database, {});
    await storeReadings(db.database, stream.id, [{ time: new Date(Date.now() - 60_000), value: 1 }]);
    const vacuum = makeVacuum({ quietMs: () => 0, restMs: 0 });
    expect(await vacuum(scope())).toBeNull();
    expect(await countUnseen()).toBe(1);
  });

  it("goes on where it was interrupted, and has succeeded when all was gone over and written", async () => {
    const before = await checkpointAt();
    let asked = 0;
    const vacuum = makeVacuum({
      quietMs: () => {
        asked += 1;
        return asked === 3 ? 0 : QUIET;
      },
      restMs: 0,
    });
    expect(await vacuum(scope())).toBeNull();
    expect(await checkpointAt()).toBe(before);
    const done = await vacuum(scope());
    expect(done?.["tables"]).toBeGreaterThan(20);
    expect(await countUnseen()).toBe(0);
    expect(await checkpointAt()).not.toBe(before);
  });

  it("rests after a round", async () => {
    const vacuum = makeVacuum({ quietMs: () => QUIET });
    expect(await vacuum(scope())).toBeNull();
  });

  it("is done all the same where it is never quiet, once it is late", async () => {
    const vacuum = makeVacuum({ quietMs: () => 0, restMs: 0, latestMs: 0 });
    expect(await vacuum(scope(true))).toBeNull();
    expect((await vacuum(scope()))?.["tables"]).toBeGreaterThan(20);
  });

  it("leaves no success in the table when it did nothing", async () => {
    const upkeep = openUpkeep({
      database: db.database,
      timeZone: "UTC",
      onAlarm: () => {},
      onRun: () => {},
    });
    upkeep.start();
    await expect
      .poll(async () => (await findJobSuccesses(jobs())).map(({ job }) => job), { timeout: 20_000 })
      .toContain("promises");
    await upkeep.close();
    expect((await findJobSuccesses(jobs())).map(({ job }) => job)).not.toContain("vacuum");
    expect(upkeep.status().jobs.vacuum).toEqual({ succeededAt: null, failure: null });
  });

  it("finds the database quiet while devices are connected and say nothing", async () => {
    const ingest = await openIngest({ database: db.database, timeZone: "UTC", onProblem: () => {} });
    try {
      await expect.poll(() => db.database.quietMs(), { timeout: 20_000 }).toBeGreaterThan(2_500);
    } finally {
      await ingest.close();
    }
  });
});
