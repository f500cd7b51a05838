/** Values that must be found nowhere, and the search for them: in tables, in logs, and in the bytes of files. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { City } from "./city.ts";

/** Looks like what must never be kept: a name, and a number that is no other number here. */
export const NAME = "Plantina-12-AB-34";
export const NUMBER = 873_264_915.625;

/** Every row of every table, as text. */
export async function dumpTables(city: City): Promise<string> {
  const tables = await city.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await city.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join("\n");
}

/** The planted values in every form they could have. */
function needles(): Buffer[] {
  const littleEndian = Buffer.alloc(8);
  littleEndian.writeDoubleLE(NUMBER);
  const bigEndian = Buffer.alloc(8);
  bigEndian.writeDoubleBE(NUMBER);
  return [
    Buffer.from(NAME),
    Buffer.from(NAME.toLowerCase()),
    Buffer.from(NAME).toString("base64").slice(0, 20),
    Buffer.from(NAME, "utf16le"),
    Buffer.from("873264915"),
    littleEndian,
    bigEndian,
  ].map((needle) => Buffer.from(needle));
}

/** @param wanted - default: what was planted */
export function foundIn(text: string | Buffer, wanted = needles()): string[] {
  const bytes = Buffer.from(text);
  return wanted.filter((needle) => bytes.includes(needle)).map((needle) => needle.toString("latin1"));
}

/** Files below `dir` that hold what was planted; or `wanted`, to see that the search finds anything. */
export async function searchFiles(dir: string, wanted = needles()): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (foundIn(await readFile(file), wanted).length > 0) found.push(file);
  }
  return found;
}

/**
 * Where the planted values are in this city: tables, logs, metrics, problems, and the files of an embedded database (a
 * server's are not ours to read; its tables were).
 *
 * @param stored - something that is stored, to see that the search finds it
 */
export async function findPlanted(city: City, logs: readonly string[], stored: string): Promise<string[]> {
  const dump = await dumpTables(city);
  const texts: Record<string, string> = {
    tables: dump,
    logs: logs.join(""),
    metrics: JSON.stringify(await city.registry.getMetricsAsJSON()),
    problems: city.problems.map(String).join("\n"),
  };
  if (!dump.includes(stored)) throw new Error("the search of the tables does not find what is stored");
  const found = Object.keys(texts).filter((place) => foundIn(texts[place] ?? "").length > 0);
  const { options } = city.opened;
  if (!("dataDir" in options)) return found;
  await city.opened.database.work("jobs").query("checkpoint");
  if ((await searchFiles(options.dataDir, [Buffer.from(stored)])).length === 0)
    throw new Error("the search of the files does not find what is stored");
  return [...found, ...(await searchFiles(options.dataDir))];
}
