/** What tests of this package take from the environment. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a process started by a test may see of this one's environment: nothing of its settings. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1" };
}

/** A file of the shared data; undefined where it is absent: a made one then runs the same code. */
export function sharedFile(path: string): string | undefined {
  const shared = process.env["SHARED_DIR"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
  const file = join(shared, "data", path);
  return existsSync(file) ? file : undefined;
}
