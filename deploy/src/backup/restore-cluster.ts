/** The embedded database from a backup: copied beside its place, then moved there whole. */
import { copyFile, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { clusterOf } from "@meetpaal/db";
import { CommandError } from "../command-error.ts";
import { assertFree, explainDisk, syncDisk } from "./disk.ts";
import { bytesOf, CONTENT, type Manifest } from "./manifest.ts";

/** @param dataDir - held by the caller */
export async function restoreCluster(folder: string, manifest: Manifest, dataDir: string): Promise<void> {
  const target = clusterOf(dataDir);
  if (await exists(target)) {
    throw new CommandError(
      "refused",
      `There is a database in ${dataDir} already: set DATA_DIR to another folder, or move ${target} away.`,
    );
  }
  await assertFree(dataDir, bytesOf(manifest) * 1.2);
  const part = join(dataDir, "database.restoring");
  await explainDisk(dataDir, async () => {
    try {
      await rm(part, { recursive: true, force: true });
      await copyContent(folder, manifest, part);
      await syncDisk(part);
      await rename(part, target);
      await syncDisk(dataDir);
    } catch (error) {
      await rm(part, { recursive: true, force: true });
      throw error;
    }
  });
}

async function copyContent(folder: string, { files, folders }: Manifest, part: string): Promise<void> {
  const inside = (path: string): string | undefined =>
    path.startsWith(`${CONTENT.embedded}/`) ? join(part, path.slice(CONTENT.embedded.length + 1)) : undefined;
  await mkdir(part, { mode: 0o700 });
  for (const path of folders) {
    const to = inside(path);
    if (to !== undefined) await mkdir(to, { recursive: true, mode: 0o700 });
  }
  for (const { path } of files) {
    const to = inside(path);
    if (to === undefined) continue;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, path), to);
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
