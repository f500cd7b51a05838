/** What the crowd job says of a zone: from counts and starts, from people on the ground, and when it cannot know. */
import { findZoneState, findZonesNow, insertZoneNotice } from "@meetpaal/db";
import { beforeEach, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { earlyInMinute } from "../../db/test/early-in.ts";
import { type CrowdAlarm, openCrowd } from "../src/index.ts";
import { useCrowdJob } from "./crowd-job.ts";
import { count, MINUTE_MS, makeZone, minutesAgo } from "./crowd-zone.ts";

describe.each(oneEdition)("the crowd job (%s)", (edition) => {
  const db = useDatabase(edition);
  const { compute, countBoth, countedZone, startAt, stateOf } = useCrowdJob(db);
  beforeEach(earlyInMinute);

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
    await startAt(zone, 1000, minutesAgo(60));
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
    await startAt(zone, 1000, minutesAgo(60));
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
    await startAt(zone, 500, setMs);
    await startAt(zone, 9000, nowMs - 30 * MINUTE_MS);
    await compute();
    expect((await stateOf(zone)).detail).toMatchObject({
      occupancy: 550,
      start: { kind: "manual", people: 500, atMs: setMs },
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
    await startAt(gone, 10, minutesAgo(1));
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
      await startAt(zone, 4000, minutesAgo(1));
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
