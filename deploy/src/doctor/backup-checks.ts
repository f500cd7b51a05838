/** Looks at the backups: is there one, and is none kept longer than the city promised? */
import { type Database, findExpiredBackups, findLastBackup } from "@meetpaal/db";
import type { Check } from "./check.ts";

/** The running process removes them every hour. */
const MAY_BE_LATE_S = 24 * 3_600;

export async function checkBackups(database: Database): Promise<Check> {
  const work = database.work("api");
  const late = (await findExpiredBackups(work)).filter(({ overdueS }) => overdueS > MAY_BE_LATE_S);
  const last = await findLastBackup(work);
  const made =
    last === null ? "none was made here: see `meetpaal backup --help`" : `the last on ${last.toISOString()}`;
  return {
    name: "backups",
    ok: late.length === 0,
    detail:
      late.length === 0
        ? made
        : `kept longer than promised, or not found to be removed: ${late.map(({ path }) => path).join(", ")}; ${made}`,
  };
}
