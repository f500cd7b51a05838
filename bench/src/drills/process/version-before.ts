/** The version of the product before the newest migration, from this project's history, built in a place of its own. */
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../../child.ts";

const run = promisify(execFile);
/** Of `git log`: commits that added a migration, the newest first, each with its parents. */
const ADDED = ["log", "--diff-filter=A", "--format=%H %P", "-1", "--", "db/migrations"];

export interface VersionBefore {
  folder: string;
  commit: string;
}

/** @returns why there is none, as a sentence, where the history does not reach so far */
export async function versionBefore(folder: string): Promise<VersionBefore | string> {
  const commit = await findCommit();
  if (commit === undefined)
    return "not done: the version before is not in this copy's history (`git fetch --unshallow`)";
  const target = path.join(folder, "version-before");
  await mkdir(folder, { recursive: true });
  await run("git", ["clone", "--quiet", "--shared", "--no-checkout", ROOT, target]);
  await run("git", ["checkout", "--quiet", commit], { cwd: target });
  await bringPackages(target);
  await run("npm", ["run", "build"], { cwd: target, maxBuffer: 64 * 1_048_576 });
  return { folder: target, commit };
}

async function findCommit(): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", ADDED, { cwd: ROOT });
    const parent = stdout.trim().split(" ")[1];
    if (parent === undefined) return undefined;
    // A shallow copy names parents that it does not have.
    await run("git", ["cat-file", "-e", `${parent}^{commit}`], { cwd: ROOT });
    return parent;
  } catch {
    return undefined;
  }
}

/** Ours, where they are all that it needs; otherwise its own, from npm. */
async function bringPackages(target: string): Promise<void> {
  const [ours, theirs] = await Promise.all([ROOT, target].map(readVersions));
  const areSame = [...(theirs ?? [])].every(([name, version]) => ours?.get(name) === version);
  if (!areSame) {
    await run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], {
      cwd: target,
      maxBuffer: 64 * 1_048_576,
    });
    return;
  }
  // Links of the workspace among them are relative, so they lead to its own.
  await run("cp", ["--archive", path.join(ROOT, "node_modules"), path.join(target, "node_modules")]);
}

async function readVersions(folder: string): Promise<Map<string, string>> {
  const lock: { packages: Record<string, { version?: string; link?: boolean }> } = JSON.parse(
    await readFile(path.join(folder, "package-lock.json"), "utf8"),
  );
  const installed = Object.entries(lock.packages).filter(
    ([name, { link }]) => name.startsWith("node_modules/") && !link,
  );
  return new Map(installed.map(([name, { version = "" }]) => [name, version]));
}
