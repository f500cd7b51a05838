import {
  type Database,
  findZoneDefinitions,
  findZoneHistory,
  findZoneState,
  findZonesNow,
  insertZoneNotice,
  insertZoneStart,
  type ZoneMoment,
  type ZoneState,
} from "@meetpaal/db";
import { beforeEach, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { fillHistory } from "../src/crowd/fill-history.ts";
import { type CrowdAlarm, openCrowd } from "../src/index.ts";
import { count, earlyInMinute, type MadeZone, MINUTE_MS, makeZone, minutesAgo } from "./crowd-zone.ts";

describe.each(oneEdition)("the crowd job (%s)", (edition) => {
  const db = useDatabase(edition);
  beforeEach(earlyInMinute);

  async function compute(
    options: { alarms?: CrowdAlarm[]; changed?: string[]; mayReset?: boolean } = {},
  ): Promise<void> {
    const crowd = openCrowd({
      database: db.database,
      timeZone: "UTC",
      onChange: (ids) => options.changed?.push(...ids),
      onAlarm: (alarm) => options.alarms?.push(alarm),
      mayReset: () => options.mayReset ?? true,
    });
    try {
      await crowd.recompute();
    } finally {
      await crowd.close();
    }
  }

  async function stateOf(zone: MadeZone): Promise<ZoneState> {
    const state = await findZoneState(db.database.work("api"), zone.id);
    if (state === null) throw new Error("not computed");
    return state;
  }

  /** With so many people an hour before, and counts up to `untilMs`. */
  async function countedZone(people: number, untilMs = minutesAgo(0)): Promise<MadeZone> {
    const zone = await makeZone(db.database);
    const fromMs = untilMs - 60 * MINUTE_MS;
    await startAt(db.database, zone, people, fromMs);
    await countBoth(zone, fromMs, untilMs);
    return zone;
  }

  async function countBoth(zone: MadeZone, fromMs: number, untilMs: number): Promise<void> {
    await count(db.database, zone.in, 10, { fromMs, untilMs });
    await count(db.database, zone.out, 5, { fromMs, untilMs });
  }

  it("forgets what it computed of a zone that the register removed", async () => {
    const zone = await countedZone(1000);
    await insertZoneNotice(db.database.work("contract"), {
      zoneId: zone.id,
      closed: true,
      text: null,
      until: null,
    });
    await compute();
    expect(await stateOf(zone)).toMatchObject({ level: "closed" });
    await db.database.work("contract").query(
      `insert into zone_version
       select zone_id, 2, now(), now(), import_id, '', body || '{ "status": "removed" }'
       from zone_version where zone_id = $1`,
      [zone.id],
    );
    const changed: string[] = [];
    await compute({ changed });
    expect(changed).not.toContain(zone.id);
    const api = db.database.work("api");
    expect(await findZoneState(api, zone.id)).toBeNull();
    expect((await findZonesNow(api)).map(({ id }) => id)).not.toContain(zone.id);
    const left = await api.query(
      `select from zone_history where zone_id = $1
       union all
       select from zone_notice where zone_id = $1 and cleared_at is null`,
      [zone.id],
    );
    expect(left.rows).toEqual([]);
  });

  it("writes occupancy, band and level from whole intervals since the start", async () => {
    const zone = await countedZone(1000);
    await count(db.database, zone.in, 999, { fromMs: minutesAgo(70), untilMs: minutesAgo(60) });
    await count(db.database, zone.in, 10, { fromMs: minutesAgo(60), untilMs: minutesAgo(0) });
    const changed: string[] = [];
    await compute({ changed });
    const state = await stateOf(zone);
    expect(state).toMatchObject({ level: "normal", computedLevel: "normal", reason: null, reliable: true });
    expect(state.detail.occupancy).toBe(1300);
    expect(state.detail.high).toBeCloseTo(1300 + Math.hypot(18, 9), 6);
    expect(state.detail.trend?.direction).toBe("busier");
    expect(changed).toContain(zone.id);
  });

  it("is unknown until somebody has counted", async () => {
    const zone = await makeZone(db.database);
    await countBoth(zone, minutesAgo(60), minutesAgo(0));
    await compute();
    expect(await stateOf(zone)).toMatchObject({ level: "unknown", reason: "no-start", lastKnownLevel: null });
  });

  it("widens the band over a gap, and late data restore it", async () => {
    const zone = await makeZone(db.database);
    await startAt(db.database, zone, 1000, minutesAgo(60));
    await countBoth(zone, minutesAgo(60), minutesAgo(20));
    await countBoth(zone, minutesAgo(17), minutesAgo(0));
    await compute();
    const gapped = await stateOf(zone);
    expect(gapped.detail.gates[0]).toMatchObject({ missingMinutesIn: 3, missingMinutesOut: 3 });
    expect(gapped.detail.high).toBeGreaterThan(1285 + 900);
    expect(gapped).toMatchObject({ level: "busy", reliable: false });
    await countBoth(zone, minutesAgo(20), minutesAgo(17));
    await compute();
    const whole = await stateOf(zone);
    expect(whole.detail.gates[0]).toMatchObject({ missingMinutesIn: 0, missingMinutesOut: 0 });
    expect(whole.detail.high).toBeLessThan(1350);
    expect(whole).toMatchObject({ level: "busy", reliable: true });
  });

  it("calls a zone unknown when one way of a gate is silent, and remembers what it was", async () => {
    const zone = await countedZone(3000);
    await compute();
    const known = await stateOf(zone);
    expect(known.level).toBe("very-busy");
    await db.database
      .work("ingest")
      .query("update latest set received_at = $2 where datastream_id = $1", [
        zone.out,
        new Date(Date.now() - 136_000),
      ]);
    await compute();
    expect(await stateOf(zone)).toMatchObject({
      level: "unknown",
      reason: "silent",
      reliable: false,
      lastKnownLevel: "very-busy",
      lastKnownAt: known.asOf,
    });
  });

  it("calls a zone unknown when its band drifts", async () => {
    const zone = await makeZone(db.database);
    await startAt(db.database, zone, 1000, minutesAgo(60));
    await countBoth(zone, minutesAgo(60), minutesAgo(30));
    await countBoth(zone, minutesAgo(25), minutesAgo(0));
    await compute();
    expect(await stateOf(zone)).toMatchObject({ level: "unknown", reason: "drift" });
  });

  it("is closed for as long as people on the ground say so, and computes on beneath", async () => {
    const zone = await countedZone(1000);
    const work = db.database.work("contract");
    const until = new Date(Date.now() + MINUTE_MS);
    await insertZoneNotice(work, { zoneId: zone.id, closed: true, text: "Dicht", until });
    await compute();
    expect(await stateOf(zone)).toMatchObject({ level: "closed", computedLevel: "normal" });
    await work.query("update zone_notice set until = clock_timestamp() where zone_id = $1", [zone.id]);
    await compute();
    expect((await stateOf(zone)).level).toBe("normal");
  });

  it("counts a start that was set by hand from then on, the newest by its own time", async () => {
    const nowMs = minutesAgo(0);
    const setMs = nowMs - 10 * MINUTE_MS;
    const zone = await countedZone(1000, nowMs);
    await startAt(db.database, zone, 500, setMs);
    await startAt(db.database, zone, 9000, nowMs - 30 * MINUTE_MS);
    await compute();
    expect((await stateOf(zone)).detail).toMatchObject({
      occupancy: 550,
      start: { kind: "manual", people: 500, atMs: setMs },
    });
  });

  describe("after a restart", () => {
    /** As if it had been very busy until a while ago, with numbers well below since. */
    async function wasVeryBusy(zone: MadeZone, belowMs: number, computedMs: number): Promise<void> {
      await compute();
      const now = Date.now();
      await db.database.work("jobs").query(
        `update zone_state
         set level = 'very-busy', computed_level = 'very-busy', last_known_level = 'very-busy',
           detail = detail || jsonb_build_object('memoryAtMs', $2::float8, 'belowSinceMs',
             jsonb_build_object('very-busy', $3::float8, 'full', $3::float8))
         where zone_id = $1`,
        [zone.id, now - computedMs, now - belowMs],
      );
    }

    it("a level goes on falling from where it was", async () => {
      const zone = await countedZone(1900);
      await wasVeryBusy(zone, 5 * MINUTE_MS, 10_000);
      await compute();
      expect((await stateOf(zone)).level).toBe("busy");
    });

    it("a level holds when its five minutes are not over", async () => {
      const zone = await countedZone(1900);
      await wasVeryBusy(zone, 4 * MINUTE_MS, 10_000);
      await compute();
      expect((await stateOf(zone)).level).toBe("very-busy");
    });

    it("a level holds when nobody watched meanwhile", async () => {
      const zone = await countedZone(1900);
      await wasVeryBusy(zone, 20 * MINUTE_MS, 10 * MINUTE_MS);
      await compute();
      expect((await stateOf(zone)).level).toBe("very-busy");
    });
  });

  describe("a reset", () => {
    /** Due one to two minutes ago. */
    const due = minutesAgo(1);
    const at = new Date(due).toISOString().slice(11, 16);
    const reset = { at, ifPassagesLastHourBelow: 60, ifHighBelowPercent: 25 };

    async function nightZone(people: number, perMinute: number, over = {}): Promise<MadeZone> {
      const zone = await makeZone(db.database, { reset, ...over });
      await startAt(db.database, zone, people, minutesAgo(120));
      for (const stream of [zone.in, zone.out]) {
        await count(db.database, stream, perMinute, { fromMs: minutesAgo(120), untilMs: minutesAgo(0) });
      }
      return zone;
    }

    it("starts again from nobody when its conditions hold, once", async () => {
      const zone = await nightZone(100, 0);
      await compute();
      await compute();
      const state = await stateOf(zone);
      expect(state.detail).toMatchObject({
        occupancy: 0,
        start: { kind: "reset", people: 0, atMs: due },
        reset: { done: true, dueMs: due },
      });
      const { rows } = await db.database
        .work("api")
        .query("select kind from zone_count where zone_id = $1 and kind = 'reset'", [zone.id]);
      expect(rows).toHaveLength(1);
    });

    it.each<[string, number, number, object, string[]]>([
      ["many passed", 100, 5, {}, ["passages"]],
      ["many may be there", 1500, 0, {}, ["high"]],
    ])("is refused when %s, and staff are told once", async (_name, people, perMinute, over, reasons) => {
      const zone = await nightZone(people, perMinute, over);
      const alarms: CrowdAlarm[] = [];
      await compute({ alarms });
      await compute({ alarms });
      const state = await stateOf(zone);
      expect(state.detail.start?.kind).toBe("manual");
      expect(state.detail.reset).toMatchObject({ done: false, reasons });
      expect(alarms.filter((alarm) => "zoneId" in alarm && alarm.zoneId === zone.id)).toEqual([
        { kind: "reset-refused", zoneId: zone.id, reasons },
      ]);
    });

    it("is refused when the hour before was not counted", async () => {
      const zone = await makeZone(db.database, { reset });
      await startAt(db.database, zone, 100, minutesAgo(120));
      await countBoth(zone, minutesAgo(2), minutesAgo(0));
      await compute();
      expect((await stateOf(zone)).detail.reset?.reasons).toContain("passages");
    });

    it("is refused before any start, and while the clock is not to be trusted", async () => {
      const never = await makeZone(db.database, { reset });
      for (const stream of [never.in, never.out]) {
        await count(db.database, stream, 0, { fromMs: minutesAgo(120), untilMs: minutesAgo(0) });
      }
      await compute();
      expect((await stateOf(never)).detail.reset?.reasons).toEqual(["no-start"]);
      const guarded = await nightZone(100, 0);
      await compute({ mayReset: false });
      expect((await stateOf(guarded)).detail.reset?.reasons).toEqual(["clock-guard"]);
    });
  });

  it("tells staff of a count above the range, and shows it at the gate", async () => {
    const zone = await countedZone(1000);
    await db.database.work("ingest").query(
      `insert into quarantine (received_at, last_at, device_id, sensor_id, datastream_id, time, reason)
       values (clock_timestamp(), clock_timestamp(), 'd', $1, $2, clock_timestamp(), 'out_of_range')`,
      [zone.sensorId, zone.in],
    );
    const alarms: CrowdAlarm[] = [];
    await compute({ alarms });
    expect(alarms).toContainEqual({ kind: "out-of-range", zoneId: zone.id, gates: ["brug"] });
    expect((await stateOf(zone)).detail.gates[0]?.outOfRangeMs).toBeTypeOf("number");
  });

  it("takes the level of an open cordon from the flow", async () => {
    const zone = await makeZone(db.database, { cordon: "open" });
    await count(db.database, zone.in, 264, { fromMs: minutesAgo(30), untilMs: minutesAgo(0) });
    await count(db.database, zone.out, 132, { fromMs: minutesAgo(30), untilMs: minutesAgo(0) });
    await compute();
    const state = await stateOf(zone);
    expect(state.detail).toMatchObject({ occupancy: null, flowPerMetre: 49.5 });
    expect(state.level).toBe("very-busy");
  });

  it("is unknown when its gate is not in the register", async () => {
    const zone = await makeZone(db.database, { cordon: "open", gates: [] });
    const gone = await makeZone(db.database);
    await db.database.work("contract").query(
      `insert into zone_version (zone_id, version, recorded_at, valid_from, import_id, digest, body)
       select zone_id, 2, recorded_at, valid_from, import_id, '',
         jsonb_set(body, '{gates,0,in,key}', '"count_gone"')
       from zone_version where zone_id = $1`,
      [gone.id],
    );
    await startAt(db.database, gone, 10, minutesAgo(1));
    await compute();
    expect(await stateOf(gone)).toMatchObject({ level: "unknown", reason: "silent" });
    expect(await stateOf(zone)).toMatchObject({ level: "unknown", reason: "silent" });
  });

  it("computes soon after counts of a gate were committed", async () => {
    const zone = await countedZone(1000);
    const changes: (readonly string[])[] = [];
    const crowd = openCrowd({ database: db.database, timeZone: "UTC", onChange: (ids) => changes.push(ids) });
    try {
      await crowd.recompute();
      await startAt(db.database, zone, 4000, minutesAgo(1));
      changes.length = 0;
      crowd.noteCommitted([zone.in, 999_999]);
      await expect.poll(() => changes).toEqual([[zone.id]]);
      expect((await stateOf(zone)).level).toBe("full");
    } finally {
      await crowd.close();
    }
  });

  it("keeps the minutes of a zone no longer than its gates' counts are kept", async () => {
    const zone = await countedZone(1000);
    const work = db.database.work("jobs");
    await work.query(
      `insert into zone_history (zone_id, at, level)
       values ($1, clock_timestamp() - interval 'P14DT1M', 'quiet'),
         ($1, clock_timestamp() - interval 'P13D', 'quiet')`,
      [zone.id],
    );
    await compute();
    const { rows } = await work.query<{ occupancy: number | null }>(
      "select occupancy from zone_history where zone_id = $1 order by at",
      [zone.id],
    );
    expect(rows.map((row) => row.occupancy)).toEqual([null, 1300]);
  });

  describe("minutes that nobody computed", () => {
    const whole = minutesAgo(0);
    const ago = (minutes: number): number => whole - minutes * MINUTE_MS;

    /** By how many minutes before this test file began. */
    async function filled(zone: MadeZone): Promise<Record<number, Omit<ZoneMoment, "at">>> {
      const definition = (await findZoneDefinitions(db.database.work("jobs"))).find(
        ({ id }) => id === zone.id,
      );
      if (definition === undefined) throw new Error("not in the register");
      await fillHistory(db.database, definition);
      const moments = await findZoneHistory(db.database.work("api"), {
        zoneId: zone.id,
        from: new Date(ago(24 * 60)),
        to: new Date(whole),
        limit: 2_000,
      });
      return Object.fromEntries(
        moments.map(({ at, ...moment }) => [(whole - at.getTime()) / MINUTE_MS, moment]),
      );
    }

    it("are filled in from what is stored, from the first start on", async () => {
      const zone = await makeZone(db.database);
      await startAt(db.database, zone, 1000, ago(60));
      await countBoth(zone, ago(65), ago(0));
      const history = await filled(zone);
      expect(Object.keys(history)).toHaveLength(60);
      expect(history[60]).toMatchObject({ level: "quiet", occupancy: 1000 });
      expect(history[20]).toMatchObject({ level: "normal", occupancy: 1200 });
      expect(history[20]?.high).toBeCloseTo(1200 + Math.hypot(12, 6), 6);
    });

    it("follow counts that come late; what was shown does not", async () => {
      const zone = await makeZone(db.database);
      await startAt(db.database, zone, 1000, ago(60));
      await countBoth(zone, ago(60), ago(30));
      await countBoth(zone, ago(27), ago(0));
      await db.database.work("jobs").query(
        `insert into zone_history (zone_id, at, level, occupancy)
         values ($1, $2, 'busy', 1145)`,
        [zone.id, new Date(ago(10))],
      );
      const gapped = await filled(zone);
      expect(gapped[20]).toMatchObject({ occupancy: 1185, level: "busy" });
      await countBoth(zone, ago(30), ago(27));
      const late = await filled(zone);
      expect(late[20]).toMatchObject({ occupancy: 1200, level: "normal" });
      expect(late[10]).toMatchObject({ occupancy: 1145, level: "busy" });
    });

    it("go on from a start that is older than they are, and say when a zone was closed", async () => {
      const zone = await makeZone(db.database);
      await startAt(db.database, zone, 100, ago(30 * 60));
      await countBoth(zone, ago(30 * 60), ago(0));
      await db.database
        .work("contract")
        .query(`insert into zone_notice (zone_id, closed, set_at, cleared_at) values ($1, true, $2, $3)`, [
          zone.id,
          new Date(ago(50)),
          new Date(ago(40)),
        ]);
      const history = await filled(zone);
      expect(history[1400]).toMatchObject({ occupancy: 100 + (1800 - 1400) * 5 });
      expect(history[45]).toMatchObject({ level: "closed", occupancy: 100 + (1800 - 45) * 5 });
      expect(history[40]?.level).not.toBe("closed");
      expect(Object.keys(history).length).toBeGreaterThan(1430);
    });
  });

  it("follows a correction, and a count that comes late, at once and from the start on", async () => {
    const zone = await countedZone(1000);
    const work = db.database.work("ingest");
    const minute = new Date(minutesAgo(40));
    await work.query("delete from reading where datastream_id = $1 and time = $2", [zone.in, minute]);
    await compute();
    const gapped = await stateOf(zone);
    expect(gapped.detail).toMatchObject({ occupancy: 1290 });
    expect(gapped.detail.high).toBeGreaterThan(1290 + 300);
    await count(db.database, zone.in, 40, {
      fromMs: minute.getTime(),
      untilMs: minute.getTime() + MINUTE_MS,
    });
    await compute();
    expect((await stateOf(zone)).detail).toMatchObject({ occupancy: 1330 });
    await work.query("update reading set value = 10, revision = 1 where datastream_id = $1 and time = $2", [
      zone.in,
      minute,
    ]);
    await compute();
    const corrected = await stateOf(zone);
    expect(corrected.detail).toMatchObject({ occupancy: 1300 });
    expect(corrected.detail.high).toBeCloseTo(1300 + Math.hypot(18, 9), 6);
  });
});

async function startAt(database: Database, zone: MadeZone, people: number, atMs: number): Promise<void> {
  await insertZoneStart(database.work("contract"), {
    zoneId: zone.id,
    kind: "manual",
    people,
    at: new Date(atMs),
    reason: "geteld",
  });
}
