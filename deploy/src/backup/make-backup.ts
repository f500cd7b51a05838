/**
 * Makes a backup of either database while devices send.
 *
 *   folder empty? room? ─► on record ─► copy or dump ─► digests ─► on disk ─► backup.json, on disk ─► on record as finished
 *
 * A backup that fails leaves nothing, neither a folder that looks like one nor a record.
 */
import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  appliedMigrations,
  beginBackup,
  copyCluster,
  type Database,
  discardBackup,
  finishBackup,
  readVersions,
} from "@meetpaal/db";
import { assertFree, explainDisk, makeEmptyFolder, syncDisk } from "./disk.ts";
import { dumpDatabase } from "./dump-database.ts";
import { digestFolder } from "./file-digests.ts";
import { CONTENT, type Manifest, manifestFile } from "./manifest.ts";

export interface BackupSource {
  database: Database;
  /** Of the embedded database. */
  dataDir: string;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
  /** Of PostgreSQL's programs; undefined: looked for. */
  binDir: string | undefined;
}

/** @param folder - absolute; absent or empty */
export async function makeBackup(source: BackupSource, folder: string): Promise<Manifest> {
  const { database } = source;
  const work = database.work("jobs");
  await makeEmptyFolder(folder);
  const versions = await readVersions(work);
  // A dump is packed, so this is more than it takes.
  if (database.edition === "embedded") await assertFree(folder, versions.sizeBytes * 1.2);
  const id = randomUUID();
  await beginBackup(work, id, folder);
  try {
    return await explainDisk(folder, async () => {
      const completeUntil = await writeContent(source, folder);
      const manifest: Manifest = {
        format: 1,
        id,
        edition: database.edition,
        completeUntil: completeUntil.toISOString(),
        timeZone: versions.timeZone,
        postgresql: versions.postgresql,
        timescaledb: versions.timescaledb ?? "",
        migrations: await appliedMigrations(work),
        ...(await digestFolder(folder)),
      };
      await syncDisk(folder);
      await writeFile(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
      await syncDisk(folder);
      await finishBackup(work, id);
      return manifest;
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    await discardBackup(work, id);
    throw error;
  }
}

async function writeContent(
  { database, dataDir, databaseUrl, binDir }: BackupSource,
  folder: string,
): Promise<Date> {
  const content = join(folder, CONTENT[database.edition]);
  return databaseUrl === undefined
    ? await copyCluster(database.work("jobs"), dataDir, content)
    : await dumpDatabase({ work: database.work("jobs"), databaseUrl, binDir }, content);
}
