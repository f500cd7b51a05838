/** Where tests find the native database, and where they keep what they need again next time. */
import { execFileSync } from "node:child_process";
import { existsSync, statfsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../../deploy/test-database/native-timescaledb.sh", import.meta.url));

/** URL of a native TimescaleDB that tests may make databases in; undefined when there is none. */
export const nativeUrl: string | undefined = process.env["TEST_DATABASE_URL"] ?? runningCluster();

/** Outside the project, as everything that is fetched or made once. */
export const cacheDir = path.join(
  process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"),
  "meetpaal",
);

const ROOM_IN_MEMORY = 2 * 1024 ** 3;

/** Where databases lie that nobody looks for after a power cut: in memory, where there is room for some dozens of them. */
export const scratchDir: string = hasRoom("/dev/shm") ? "/dev/shm" : tmpdir();

function hasRoom(dir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize > ROOM_IN_MEMORY;
  } catch {
    return false;
  }
}

/** The cluster that `npm test` starts, when it happens to run. */
function runningCluster(): string | undefined {
  try {
    return execFileSync(SCRIPT, ["url", "test"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return undefined;
  }
}

/** Whether a test may start and kill a native cluster of its own: as root, where one was made before. */
export const canStartClusters =
  process.getuid?.() === 0 && existsSync(path.join(cacheDir, "timescaledb", ".ready"));
