/**
 * Computes one zone and writes how it stands.
 *
 * Reading is many small questions, each a slice of its own on the embedded database; what decides (memory, notice) is
 * read again in the writing transaction under the lock of the zones, so that two processes never undo each other.
 */
import {
  type Database,
  databaseNow,
  deleteZoneHistory,
  findZoneNotice,
  findZoneStart,
  findZoneState,
  lockZones,
  type ResetOutcome,
  upsertZoneMoment,
  upsertZoneState,
  type ZoneDefinition,
} from "@meetpaal/db";
import { assess, toCrowdZone } from "@meetpaal/model";
import { readCounts, type ZoneCounts } from "./read-counts.ts";
import { type ResetScope, resetZone } from "./reset-zone.ts";
import { toMemory, toState } from "./to-state.ts";

export interface ZoneResult {
  /** Streams whose changes change this zone. */
  datastreamIds: number[];
  /** False: another process had written a newer state. */
  isWritten: boolean;
  /** A reset that was due and judged just now; null: none. */
  reset: ResetOutcome | null;
  /** Gates that sent a count above their range lately. */
  outOfRangeGates: string[];
}

/** Starts set by hand while a zone is read are seen by the next try. */
const TRIES = 3;

export async function computeZone(
  database: Database,
  zone: ZoneDefinition,
  scope: ResetScope,
): Promise<ZoneResult> {
  const jobs = database.work("jobs");
  const reset = await resetZone(
    database,
    zone,
    await findZoneState(jobs, zone.id),
    (await databaseNow(jobs)).getTime(),
    scope,
  );
  for (let tries = 1; ; tries += 1) {
    const now = await databaseNow(jobs);
    const counts = await readCounts(jobs, zone, now.getTime());
    const outcome = await write(database, zone, { now, counts, reset });
    if (outcome === "start-moved" && tries < TRIES) continue;
    return {
      datastreamIds: counts.ways.flatMap((way) => way.datastreamId ?? []),
      isWritten: outcome === "written",
      reset,
      outOfRangeGates: counts.gates.flatMap(({ gate, outOfRangeMs }) =>
        outOfRangeMs === null ? [] : gate.id,
      ),
    };
  }
}

interface Reading {
  now: Date;
  counts: ZoneCounts;
  reset: ResetOutcome | null;
}

async function write(
  database: Database,
  zone: ZoneDefinition,
  { now, counts, reset }: Reading,
): Promise<"written" | "overtaken" | "start-moved"> {
  const { start, gates, retentionMs } = counts;
  return await database.work("jobs").transaction(async (tx) => {
    await lockZones(tx);
    const before = await findZoneState(tx, zone.id);
    if (before !== null && before.asOf > now) return "overtaken";
    const startNow = await findZoneStart(tx, zone.id, now);
    if (startNow?.id !== start?.id) return "start-moved";
    const assessment = assess({
      zone: toCrowdZone(zone.body),
      start: start === null ? null : { people: start.people, atMs: start.at.getTime() },
      gates,
      memory: toMemory(before),
      nowMs: now.getTime(),
    });
    const notice = await findZoneNotice(tx, zone.id, now);
    const state = toState({ zoneId: zone.id, now, assessment, start, notice, reset, before, retentionMs });
    await upsertZoneState(tx, state);
    const { occupancy, low, high } = state.detail;
    await upsertZoneMoment(tx, zone.id, { at: now, level: state.level, occupancy, low, high });
    if (retentionMs !== null) {
      await deleteZoneHistory(tx, zone.id, new Date(now.getTime() - retentionMs));
    }
    return "written";
  });
}
