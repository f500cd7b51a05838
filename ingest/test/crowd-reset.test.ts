/** A zone that is empty every night starts again from nobody at its hour, if what was counted does not speak against it. */
import { beforeEach, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { earlyInMinute } from "../../db/test/early-in.ts";
import type { CrowdAlarm } from "../src/index.ts";
import { useCrowdJob } from "./crowd-job.ts";
import { count, type MadeZone, makeZone, minutesAgo } from "./crowd-zone.ts";

describe.each(oneEdition)("a reset by the crowd job (%s)", (edition) => {
  const db = useDatabase(edition);
  const { compute, countBoth, startAt, stateOf } = useCrowdJob(db);
  beforeEach(earlyInMinute);

  /** Due one to two minutes ago. */
  const due = minutesAgo(1);
  const at = new Date(due).toISOString().slice(11, 16);
  const reset = { at, ifPassagesLastHourBelow: 60, ifHighBelowPercent: 25 };

  async function nightZone(people: number, perMinute: number, over = {}): Promise<MadeZone> {
    const zone = await makeZone(db.database, { reset, ...over });
    await startAt(zone, people, minutesAgo(120));
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
    await startAt(zone, 100, minutesAgo(120));
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
