/** Programs that tests run and nobody need install: fetched once into the cache, or a sentence why they cannot be had. */
import { access, constants, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { cacheDir } from "../../db/test/config.ts";

export interface Fetched {
  /** Path of the program. */
  program?: string;
  /** Why it cannot be had here. */
  missing?: string;
}

export async function isProgram(file: string): Promise<boolean> {
  return await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * @param name - of the program and where it comes from, for people
 * @param place - folder in the cache
 * @param file - the program, seen from there
 * @param fill - puts everything into a folder, which is taken only when this does not throw
 */
export async function fetchOnce(
  name: string,
  place: string,
  file: string,
  fill: (folder: string) => Promise<void>,
): Promise<Fetched> {
  const dir = path.join(cacheDir, place);
  const program = path.join(dir, file);
  if (await isProgram(program)) return { program };
  await mkdir(path.dirname(dir), { recursive: true });
  const part = await mkdtemp(`${dir}-part-`);
  try {
    await fill(part);
    await rename(part, dir);
    return { program };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { missing: `${name} cannot be had here: ${reason}` };
  }
}

/** Says that a test is skipped, and why, where it is read. @returns the program, unless it is missing */
export function orSkip({ program, missing }: Fetched, skip: (note?: string) => void): string | undefined {
  if (program === undefined) {
    process.stdout.write(`SKIPPED: ${missing}\n`);
    skip(missing);
  }
  return program;
}
