/** `meetpaal restore`: needs the place to itself, so it never goes through a running process. */
import { takeDataDir } from "@meetpaal/db";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { explainDatabase } from "../database-sentences.ts";
import { type Restored, restoreBackup } from "./restore-backup.ts";

export async function restoreHere(folder: string, context: CommandContext): Promise<Restored> {
  const { dataDir, databaseUrl, postgresBin, timeZone } = context.config();
  const target = {
    dataDir,
    databaseUrl,
    binDir: postgresBin,
    timeZone,
    tell: (line: string) => {
      if (!context.isJson()) context.tell(line);
    },
  };
  return await explainDatabase(async () => {
    if (databaseUrl !== undefined) return await restoreBackup(folder, target);
    const held = takeDataDir(dataDir);
    if (held === undefined) {
      throw new CommandError("in-use", `A process uses ${dataDir}: stop it before you restore.`);
    }
    try {
      return await restoreBackup(folder, target);
    } finally {
      held.release();
    }
  });
}
