/**
 * Puts a backup back, where no database is yet. Nothing is ever written over.
 *
 *   backup whole and not newer than the code? ─► target empty? ─► put back ─► migrations ─► due retention ─► done
 *
 * Retention runs here, not at the next start alone: parts of a restored system that answer (an API of its own) must
 * find nothing that is older than was promised.
 */
import { join } from "node:path";
import { type Database, type DatabaseOptions, knownMigrations, migrate, openDatabase } from "@meetpaal/db";
import { openUpkeep } from "@meetpaal/ingest";
import { CommandError } from "../command-error.ts";
import { digestFile } from "./file-digests.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { restoreCluster } from "./restore-cluster.ts";
import { restoreDump } from "./restore-dump.ts";

export interface RestoreTarget {
  dataDir: string;
  /** Undefined: the embedded database in `dataDir`, which the caller holds. */
  databaseUrl: string | undefined;
  binDir: string | undefined;
  /** Used where the backup has none: nothing was started on it. */
  timeZone: string;
  /** Says what is being done. */
  tell: (line: string) => void;
}

export interface Restored {
  completeUntil: string;
  /** Migrations that this code had more than the backup. */
  migrated: string[];
  /** Rows that were due by now, by tier. */
  deleted: { raw: number; hour: number; day: number };
}

export async function restoreBackup(folder: string, target: RestoreTarget): Promise<Restored> {
  const manifest = await readManifest(folder);
  assertEdition(manifest, target.databaseUrl);
  await assertKnown(manifest);
  target.tell(`Checking ${manifest.files.length} files ...`);
  await assertWhole(folder, manifest);
  target.tell("Putting the database back ...");
  if (target.databaseUrl === undefined) await restoreCluster(folder, manifest, target.dataDir);
  else await restoreDump(folder, manifest, { ...target, databaseUrl: target.databaseUrl });

  const { dataDir, databaseUrl } = target;
  const options: DatabaseOptions = databaseUrl === undefined ? { dataDir } : { url: databaseUrl };
  const database = await openDatabase(options);
  try {
    const migrated = await migrate(database);
    target.tell("Deleting what is due by now ...");
    const deleted = await deleteDue(database, manifest.timeZone ?? target.timeZone);
    return { completeUntil: manifest.completeUntil, migrated, deleted };
  } finally {
    await database.close();
  }
}

async function deleteDue(database: Database, timeZone: string): Promise<Restored["deleted"]> {
  const deleted = { raw: 0, hour: 0, day: 0 };
  const upkeep = openUpkeep({
    database,
    timeZone,
    onAlarm: () => undefined, // told below
    onRun: ({ job, detail }) => {
      if (job !== "retention") return;
      for (const tier of ["raw", "hour", "day"] as const) deleted[tier] += detail[tier] ?? 0;
    },
  });
  try {
    await upkeep.runDue();
    if (!upkeep.status().clock.isTrusted) {
      throw new CommandError(
        "failed",
        "The data are back, but this machine's clock stands before the backup's last moment, so nothing due was deleted: set the clock, then run `meetpaal start`, which deletes it before it answers.",
      );
    }
    return deleted;
  } finally {
    await upkeep.close();
  }
}

function assertEdition({ edition }: Manifest, databaseUrl: string | undefined): void {
  const wanted = databaseUrl === undefined ? "embedded" : "server";
  if (edition === wanted) return;
  throw new CommandError(
    "refused",
    edition === "server"
      ? "This is a backup of a server database: set DATABASE_URL to an empty database."
      : "This is a backup of the embedded database: leave DATABASE_URL empty and set DATA_DIR to an empty folder.",
  );
}

async function assertKnown({ migrations }: Manifest): Promise<void> {
  const known = new Set(await knownMigrations());
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new CommandError(
    "refused",
    `The backup is newer than this version of meetpaal (it holds ${unknown}): restore it with the newer version.`,
  );
}

/** @throws {CommandError} naming the first file that is not as it was written */
async function assertWhole(folder: string, { files }: Manifest): Promise<void> {
  for (const { path, sha256 } of files) {
    const found = await digestFile(join(folder, path)).catch(() => undefined);
    if (found?.sha256 === sha256) continue;
    throw new CommandError(
      "refused",
      `The backup is damaged: ${join(folder, path)} is ${found === undefined ? "missing" : "not as it was written"}. Use another backup.`,
    );
  }
}
