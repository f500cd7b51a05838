import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { inMb } from "../backup/disk.ts";
import type { CommandContext } from "../context.ts";
import { backUp } from "../operations/backup.ts";

const TELL_EVERY_MS = 2_000;

export function addBackupCommands(program: Command, context: CommandContext): void {
  program
    .command("backup")
    .description("copy the database while devices send; older backups are removed as the city promised")
    .argument("<folder>", "absent or empty")
    .action(async (given: string) => {
      const { dataDir, databaseUrl, postgresBin } = context.config();
      const folder = resolve(given);
      const stopTelling = tellProgress(folder, context);
      const args = {
        folder,
        dataDir,
        databaseUrl: databaseUrl ?? null,
        binDir: postgresBin ?? null,
      };
      const result = await context.perform(backUp, args).finally(stopTelling);
      const lines = [
        `${result.folder}: ${inMb(result.bytes)} in ${result.seconds.toFixed(1)} s, complete until ${result.completeUntil}.`,
        ...result.removed.map((path) => `Removed as promised: ${path}`),
        ...result.left.map((path) => `Due to be removed, but no such backup was found: ${path}`),
      ];
      context.answer(result, lines.join("\n"));
    });
  program
    .command("restore")
    .description("put a backup back where no database is yet; deletes what is due before it ends")
    .argument("<folder>", "as `meetpaal backup` wrote it")
    .action(async (given: string) => {
      const { restoreHere } = await import("../backup/restore-here.ts");
      const result = await restoreHere(resolve(given), context);
      const { raw, hour, day } = result.deleted;
      const lines = [
        `Restored: everything acknowledged before ${result.completeUntil} is there.`,
        ...(result.migrated.length === 0 ? [] : [`Brought to this version: ${result.migrated.join(", ")}.`]),
        `Deleted because it was due by now: ${raw} readings, ${hour} hours, ${day} days.`,
        "What changed in the register after that moment is not in it: import the newest register file, and revoke again the credentials that were revoked since.",
      ];
      context.answer(result, lines.join("\n"));
    });
}

/** Says now and then how much lies there, for a backup of many minutes. @returns how to stop */
function tellProgress(folder: string, context: CommandContext): () => void {
  const timer = setInterval(() => {
    void sizeOf(folder).then((bytes) => {
      if (bytes > 0 && !context.isJson()) context.tell(`${inMb(bytes)} written ...`);
    });
  }, TELL_EVERY_MS);
  return () => clearInterval(timer);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}
