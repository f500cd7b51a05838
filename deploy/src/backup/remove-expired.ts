/**
 * Removes the backups that are older than the city promised (`city.backups`).
 *
 * Only a folder that says by its own `backup.json` that it is the backup on record is removed: a path may mean another
 * folder by now. One that is not there may lie on a disk that is away, so it stays on record, and `doctor` names it.
 */
import { rm } from "node:fs/promises";
import { type Database, findExpiredBackups, noteBackupRemoved } from "@meetpaal/db";
import { readManifest } from "./manifest.ts";

export interface RemovedBackups {
  removed: string[];
  /** Due, but not found where they were made, or not to be removed. */
  left: string[];
}

export async function removeExpiredBackups(database: Database): Promise<RemovedBackups> {
  const work = database.work("jobs");
  const removed: string[] = [];
  const left: string[] = [];
  for (const { id, path } of await findExpiredBackups(work)) {
    const manifest = await readManifest(path).catch(() => undefined);
    const isGone =
      manifest?.id === id &&
      (await rm(path, { recursive: true }).then(
        () => true,
        () => false,
      ));
    if (isGone) await noteBackupRemoved(work, id);
    (isGone ? removed : left).push(path);
  }
  return { removed, left };
}
