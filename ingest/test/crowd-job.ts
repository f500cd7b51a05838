/** The crowd job of a test, run once at each call, and zones of which so many people were counted. */
import { findZoneState, insertZoneStart, type ZoneState } from "@meetpaal/db";
import type { TestDatabase } from "../../db/test/database.ts";
import { type CrowdAlarm, openCrowd } from "../src/index.ts";
import { count, type MadeZone, MINUTE_MS, makeZone, minutesAgo } from "./crowd-zone.ts";

export interface CrowdJob {
  compute: (options?: { alarms?: CrowdAlarm[]; changed?: string[]; mayReset?: boolean }) => Promise<void>;
  stateOf: (zone: MadeZone) => Promise<ZoneState>;
  /** With so many people an hour before, and counts up to `untilMs`: by default, the end of the last whole minute. */
  countedZone: (people: number, untilMs?: number) => Promise<MadeZone>;
  /** Ten a minute in, five out. */
  countBoth: (zone: MadeZone, fromMs: number, untilMs: number) => Promise<void>;
  startAt: (zone: MadeZone, people: number, atMs: number) => Promise<void>;
}

export function useCrowdJob(db: TestDatabase): CrowdJob {
  const job: CrowdJob = {
    compute: async ({ alarms, changed, mayReset = true } = {}) => {
      const crowd = openCrowd({
        database: db.database,
        timeZone: "UTC",
        onChange: (ids) => changed?.push(...ids),
        onAlarm: (alarm) => alarms?.push(alarm),
        mayReset: () => mayReset,
      });
      try {
        await crowd.recompute();
      } finally {
        await crowd.close();
      }
    },
    stateOf: async (zone) => {
      const state = await findZoneState(db.database.work("api"), zone.id);
      if (state === null) throw new Error("not computed");
      return state;
    },
    countedZone: async (people, untilMs = minutesAgo(0)) => {
      const zone = await makeZone(db.database);
      const fromMs = untilMs - 60 * MINUTE_MS;
      await job.startAt(zone, people, fromMs);
      await job.countBoth(zone, fromMs, untilMs);
      return zone;
    },
    countBoth: async (zone, fromMs, untilMs) => {
      await count(db.database, zone.in, 10, { fromMs, untilMs });
      await count(db.database, zone.out, 5, { fromMs, untilMs });
    },
    startAt: async (zone, people, atMs) => {
      await insertZoneStart(db.database.work("contract"), {
        zoneId: zone.id,
        kind: "manual",
        people,
        at: new Date(atMs),
        reason: "geteld",
      });
    },
  };
  return job;
}
