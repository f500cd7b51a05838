/**
 * Whether a zone starts again from nobody: judged once for each due moment, by how it stood then.
 *
 * A refusal is told to staff and the zone goes on: a reset by the clock alone would write "quiet" over a full street.
 */
import {
  type Database,
  insertZoneStart,
  lockZones,
  type ResetOutcome,
  type ZoneDefinition,
  type ZoneState,
} from "@meetpaal/db";
import {
  assess,
  GRACE_MS,
  RESET_WINDOW_MS,
  type ResetRefusal,
  refusalsOfReset,
  resetDue,
  toCrowdZone,
} from "@meetpaal/model";
import { countPassages, readCounts } from "./read-counts.ts";

const HOUR_MS = 60 * 60_000;

export interface ResetScope {
  timeZone: string;
  /** False while our own clock is not to be trusted: a reset cannot be undone. */
  mayReset: () => boolean | Promise<boolean>;
}

/**
 * Judges the newest due reset, and makes it when its conditions hold.
 *
 * @param state - as it was computed last
 * @returns what became of it; null when none was due since, or it was judged before
 */
export async function resetZone(
  database: Database,
  zone: ZoneDefinition,
  state: ZoneState | null,
  nowMs: number,
  scope: ResetScope,
): Promise<ResetOutcome | null> {
  const rule = zone.body.reset;
  const crowdZone = toCrowdZone(zone.body);
  if (rule === undefined || crowdZone.cordon === "open") return null;
  const { dueMs, existsOnce } = resetDue(rule.at, scope.timeZone, nowMs);
  const isJudged = state !== null && (state.detail.reset?.dueMs ?? 0) >= dueMs;
  // The counts of the last interval before it may still be on their way.
  if (isJudged || nowMs < dueMs + GRACE_MS) return null;

  const refuse = (...reasons: ResetRefusal[]): ResetOutcome => ({ dueMs, done: false, reasons });
  if (nowMs > dueMs + RESET_WINDOW_MS) {
    const wasThere = state !== null && state.asOf.getTime() < dueMs;
    return wasThere ? refuse("missed") : null;
  }
  if (!existsOnce) return refuse("clock-change");
  if (!(await scope.mayReset())) return refuse("clock-guard");

  const jobs = database.work("jobs");
  const counts = await readCounts(jobs, zone, dueMs + GRACE_MS);
  if (counts.start !== null && counts.start.at.getTime() >= dueMs) return null;
  const { band } = assess({
    zone: crowdZone,
    start: counts.start === null ? null : { people: counts.start.people, atMs: counts.start.at.getTime() },
    gates: counts.gates,
    memory: null,
    nowMs: dueMs + GRACE_MS,
  });
  const passagesLastHour = await countPassages(jobs, zone, counts.ways, {
    fromMs: dueMs - HOUR_MS,
    untilMs: dueMs,
  });
  const reasons = refusalsOfReset(rule, {
    passagesLastHour,
    high: band?.high ?? null,
    capacity: crowdZone.capacity,
  });
  if (reasons.length > 0) return refuse(...reasons);

  await jobs.transaction(async (tx) => {
    await lockZones(tx);
    await insertZoneStart(tx, {
      zoneId: zone.id,
      kind: "reset",
      people: 0,
      at: new Date(dueMs),
      reason: "conditions-held",
    });
  });
  return { dueMs, done: true, reasons: [] };
}
