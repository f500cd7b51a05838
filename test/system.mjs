/**
 * What tests need from Debian, and how they get it. Everything is looked for first, so a second run
 * installs nothing; what can be installed is (as root), the rest is named with the way to get it.
 */
import { execFile, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const cacheDir = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache"), "meetpaal");
export const nativeScript = "deploy/test-database/native-timescaledb.sh";

/** Debian package, what shows that it is there, and who needs it. */
const NEEDED = [
  { name: "chromium-headless-shell", file: command("chromium-headless-shell"), why: "browser tests" },
  {
    name: "fonts-dejavu-core",
    file: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    why: "browser tests",
  },
  {
    name: "fonts-noto-core",
    file: "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    why: "browser tests",
  },
  {
    name: "mosquitto-clients",
    file: command("mosquitto_pub"),
    why: "tests with another maker's MQTT client",
  },
  { name: "redis-server", file: command("redis-server"), why: "tests of several brokers" },
  { name: "openssl", file: command("openssl"), why: "tests of TLS and of client certificates" },
  { name: "mosquitto", file: command("mosquitto"), why: "tests that attach to another maker's broker" },
  { name: "gdal-bin", file: command("ogr2ogr"), why: "tests that read the register as GIS programs do" },
  { name: "util-linux", file: command("flock"), why: "the lock on a data directory" },
];
const DEBOOTSTRAP = { name: "debootstrap", file: command("debootstrap"), why: "a native TimescaleDB" };

/** Installs what is missing, when it may; returns a sentence for each thing that is missing still. */
export function installSystemPackages() {
  const wanted = hasNativeDatabase() || !isRoot ? NEEDED : [...NEEDED, DEBOOTSTRAP];
  const missing = wanted.filter(({ file }) => !isThere(file));
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name);
  if (isRoot) {
    process.stdout.write(`Installing from Debian: ${names.join(" ")}\n`);
    apt("update");
    apt("install", "--yes", "--no-install-recommends", ...names);
  }
  return missing
    .filter(({ file }) => !isThere(file))
    .map(({ name, why }) => `${name} (${why}): sudo apt-get install ${name}`);
}

/** Nobody looks for what tests wrote after a power cut; those that prove durability start a cluster of their own. */
const NOT_DURABLE = ["fsync=off", "full_page_writes=off"];

/**
 * Finds or starts a native TimescaleDB.
 *
 * @returns {Promise<{ url?: string, stop: () => Promise<unknown>, missing?: string }>} `missing`: a sentence when there is none
 */
export async function startNativeDatabase() {
  const leave = async () => {};
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: leave };
  const running = spawnSync(nativeScript, ["url", "test"], { encoding: "utf8" });
  if (running.status === 0) return { url: running.stdout.trim(), stop: leave };
  if (!isRoot) {
    const missing =
      "a native TimescaleDB: run npm test as root, which makes one by debootstrap, " +
      "or set TEST_DATABASE_URL to a PostgreSQL 17 with TimescaleDB in which tests may make databases";
    return { stop: leave, missing };
  }
  if (!hasNativeDatabase())
    process.stdout.write("Making a native TimescaleDB by debootstrap (about a minute)\n");
  try {
    const { stdout } = await execute(nativeScript, ["start", "test", "0", "--", ...NOT_DURABLE]);
    return { url: stdout.trim(), stop: () => execute(nativeScript, ["remove", "test"]) };
  } catch (error) {
    return { stop: leave, missing: `a native TimescaleDB: ${(error.stderr || error.message).trim()}` };
  }
}

function hasNativeDatabase() {
  return Boolean(process.env.TEST_DATABASE_URL) || existsSync(path.join(cacheDir, "timescaledb", ".ready"));
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync("apt-get", ["--quiet", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env,
  });
  if (status !== 0) process.stdout.write(`apt-get ${args[0]} failed\n`);
}

function isThere(file) {
  return file !== undefined && existsSync(typeof file === "function" ? (file() ?? "") : file);
}

/** Looks for a command on the PATH, and where Debian keeps an administrator's. */
function command(name) {
  return () =>
    [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"]
      .map((folder) => path.join(folder, name))
      .find((file) => {
        try {
          accessSync(file, constants.X_OK);
          return true;
        } catch {
          return false;
        }
      });
}
