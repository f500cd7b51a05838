/** A backup, made by the process that owns the database; older ones go as the city promised. */
import * as z from "zod";
import { makeBackup } from "../backup/make-backup.ts";
import { bytesOf } from "../backup/manifest.ts";
import { removeExpiredBackups } from "../backup/remove-expired.ts";
import { defineOperation } from "../operation.ts";

export const backUp = defineOperation({
  name: "backup.make",
  args: z.strictObject({
    folder: z.string(),
    dataDir: z.string(),
    databaseUrl: z.string().nullable(),
    binDir: z.string().nullable(),
  }),
  result: z.strictObject({
    folder: z.string(),
    /** Everything acknowledged before this is in it. */
    completeUntil: z.iso.datetime(),
    bytes: z.int(),
    seconds: z.number(),
    /** Older backups: removed as promised, or due and not found. */
    removed: z.array(z.string()),
    left: z.array(z.string()),
  }),
  run: async (database, { folder, dataDir, databaseUrl, binDir }, scope) => {
    const startedMs = performance.now();
    const source = { database, dataDir, databaseUrl: databaseUrl ?? undefined, binDir: binDir ?? undefined };
    const manifest = await makeBackup(source, folder);
    // By a clock that nobody watches nothing is removed: the running process does it within the hour.
    const older =
      scope.isClockTrusted?.() === true ? await removeExpiredBackups(database) : { removed: [], left: [] };
    return {
      folder,
      completeUntil: manifest.completeUntil,
      bytes: bytesOf(manifest),
      seconds: (performance.now() - startedMs) / 1_000,
      ...older,
    };
  },
});
