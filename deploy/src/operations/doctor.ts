/** What `doctor` looks at, in the process that owns the database. */
import { acceptClock } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { checkBackups } from "../doctor/backup-checks.ts";
import {
  checkClock,
  checkDisk,
  checkJobs,
  checkKeys,
  checkTables,
  checkVersions,
} from "../doctor/machine-checks.ts";
import { checkRetention, countBrokenPromises, tellPossibleBreaches } from "../doctor/promise-checks.ts";
import { defineOperation } from "../operation.ts";

export const examine = defineOperation({
  name: "doctor",
  looksAtProcess: true,
  args: z.strictObject({ dataDir: z.string(), acceptClock: z.boolean() }),
  result: z.strictObject({
    ok: z.boolean(),
    checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  }),
  run: async (database, { dataDir, acceptClock: wantsAccepted }, scope) => {
    if (wantsAccepted) {
      // Where the database is a server's, those that delete may run anywhere.
      if (database.edition === "embedded" && !scope.isRunning)
        throw new CommandError("failed", "No process runs here that heeds the clock: start it first.");
      await acceptClock(database.work("jobs"));
    }
    const checks = [
      ...(await checkVersions(database)),
      await checkClock(database),
      await checkDisk(database, dataDir),
      await checkKeys(database),
      ...(await checkTables(database)),
      ...(await checkJobs(database, scope.isRunning)),
      await checkBackups(database),
      await checkRetention(database, scope.isRunning),
      await countBrokenPromises(database),
      await tellPossibleBreaches(database),
    ];
    if (wantsAccepted) {
      checks.push({
        name: "clock accepted",
        ok: true,
        detail: "every process that deletes goes on within half a minute",
      });
    } else if (scope.isClockTrusted?.() === false) {
      checks.push({
        name: "clock guard",
        ok: false,
        detail:
          "the clock moved: nothing is deleted until it went evenly for ten minutes, or `meetpaal doctor --accept-clock`",
      });
    }
    return { ok: checks.every(({ ok }) => ok), checks };
  },
});
