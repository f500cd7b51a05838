/** A crowd job that begins anew goes on from what is stored: levels fall no sooner, and minutes that passed meanwhile are filled in. */
import { findZoneDefinitions, findZoneHistory, type ZoneMoment } from "@meetpaal/db";
import { beforeEach, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { earlyInMinute } from "../../db/test/early-in.ts";
import { fillHistory } from "../src/crowd/fill-history.ts";
import { useCrowdJob } from "./crowd-job.ts";
import { type MadeZone, MINUTE_MS, makeZone, minutesAgo } from "./crowd-zone.ts";

describe.each(oneEdition)("the crowd job (%s)", (edition) => {
  const db = useDatabase(edition);
  const { compute, countBoth, countedZone, startAt, stateOf } = useCrowdJob(db);
  beforeEach(earlyInMinute);

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
      await startAt(zone, 1000, ago(60));
      await countBoth(zone, ago(65), ago(0));
      const history = await filled(zone);
      expect(Object.keys(history)).toHaveLength(60);
      expect(history[60]).toMatchObject({ level: "quiet", occupancy: 1000 });
      expect(history[20]).toMatchObject({ level: "normal", occupancy: 1200 });
      expect(history[20]?.high).toBeCloseTo(1200 + Math.hypot(12, 6), 6);
    });

    it("follow counts that come late; what was shown does not", async () => {
      const zone = await makeZone(db.database);
      await startAt(zone, 1000, ago(60));
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
      await startAt(zone, 100, ago(30 * 60));
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
});
