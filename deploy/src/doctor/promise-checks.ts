/**
 * Compares the promises with the tables themselves, not with what the jobs wrote about them: is anything stored longer
 * than was promised?
 */
import { countVerdicts, type Database, findPageEnd, findStoredTiers, type StoredTier } from "@meetpaal/db";
import type { Check } from "./check.ts";

/** Streams looked at by one statement. */
const PAGE = 200;
/** Retention runs every 20 s and may take its time; the page calls this a broken promise. */
const MAY_BE_LATE_MS = 60_000;
const OVERDUE_NAMED = 5;

/** @param isRunning - whether the jobs run now; without them what is due waits for the next start */
export async function checkRetention(database: Database, isRunning: boolean): Promise<Check[]> {
  const work = database.work("api");
  const overdue: StoredTier[] = [];
  let looked = 0;
  for (let after = 0, upTo = await findPageEnd(work, 0, PAGE); upTo !== null; ) {
    const tiers = await findStoredTiers(work, after, upTo);
    looked += tiers.filter(({ oldest }) => oldest !== null).length;
    overdue.push(...tiers.filter(isOverdue));
    after = upTo;
    upTo = await findPageEnd(work, after, PAGE);
  }
  const named = overdue
    .slice(0, OVERDUE_NAMED)
    .map(({ datastreamId, tier, oldest }) => `datastream ${datastreamId} ${tier} since ${oldest ?? ""}`);
  const waiting = isRunning ? "kept too long" : "due, deleted at the next start before anybody is answered";
  return [
    {
      name: "retention",
      ok: overdue.length === 0 || !isRunning,
      detail:
        overdue.length === 0
          ? `${looked} series of readings, hours and days: none kept longer than promised`
          : `${overdue.length} of ${looked} ${waiting}: ${named.join("; ")}`,
    },
  ];
}

/** What devices do with their promises is for the city to mend, and no fault of this machine: told, never wrong. */
export async function countBrokenPromises(database: Database): Promise<Check> {
  const counts = await countVerdicts(database.work("api"));
  const parts = ["kept", "attention", "broken", "not-yet", "not-measurable"].flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return { name: "promises", ok: true, detail: parts.length === 0 ? "none judged yet" : parts.join(", ") };
}

function isOverdue({ before, oldest, isDue }: StoredTier): boolean {
  if (!isDue || oldest === null) return false;
  return before === "infinity" || toMs(before) - toMs(oldest) > MAY_BE_LATE_MS;
}

/** From PostgreSQL's `2026-11-24 17:40:11.044123+00`. */
function toMs(text: string): number {
  return Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}
