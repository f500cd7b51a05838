/**
 * `backup.json`: what a backup is, written last. A folder without it is no backup, so one that was cut short is never
 * taken for a whole one.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { CommandError } from "../command-error.ts";

const MANIFEST = "backup.json";

/** Where the database lies in a backup. */
export const CONTENT = { embedded: "database", server: "database.dump" } as const;

const manifestShape = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  edition: z.enum(["embedded", "server"]),
  /** Everything acknowledged before this is in it. */
  completeUntil: z.iso.datetime(),
  timeZone: z.string().nullable(),
  postgresql: z.string(),
  timescaledb: z.string(),
  /** Names of the migrations that its database has. */
  migrations: z.array(z.string()),
  /** Paths below the backup, with `/`. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  /** Empty folders count for PostgreSQL. */
  folders: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestShape>;

export function manifestFile(folder: string): string {
  return join(folder, MANIFEST);
}

export function bytesOf({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** @throws {CommandError} when the folder is no whole backup, or one of another version */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestFile(folder), "utf8").catch(() => undefined);
  if (text === undefined) {
    throw new CommandError(
      "refused",
      `${folder} is no backup: it has no ${MANIFEST}. Name the folder that \`meetpaal backup\` wrote.`,
    );
  }
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new CommandError(
      "refused",
      `${manifestFile(folder)} cannot be read by this version of meetpaal: use the version that wrote it, or a newer one.`,
      { cause },
    );
  }
}
