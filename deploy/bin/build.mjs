// Compiles the sources when they differ from what was compiled last, so that `npm ci && npm start` is enough.
//
// Types are only stripped; `npm run check` and `npm run build` check them (docs/decisions/0008). What a browser loads is built
// beside it. Only one process builds at a time: a lock file names it, and a lock whose
// process is gone counts for nothing.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packages = ["model", "db", "ingest", "broker", "registry-api", "map-ui", "deploy"];
const dist = join(root, "deploy/dist");
const stamp = join(dist, ".built-from");
const lock = join(dist, ".building");

/** @returns whether there is something to run; what went wrong is on stderr */
export async function buildWhatIsNotBuilt() {
  if ((await sourcesAre()) === (await builtFrom())) return true;
  await mkdir(dist, { recursive: true });
  await takeLock();
  try {
    const sources = await sourcesAre();
    if (sources === (await builtFrom())) return true; // somebody else just did it
    process.stderr.write("Building (only after a change) ...\n");
    const built = await run([fileURLToPath(new URL("bundle.mjs", import.meta.url)), root]);
    if (built) await writeFile(stamp, sources);
    else process.stderr.write("The build failed. Run `npm ci`, then `npm run build` to see why.\n");
    return built;
  } finally {
    await rm(lock, { force: true });
  }
}

/** Paths below `src` of what belongs to the program: no tests, no declarations. */
async function sourcesOf(name) {
  const folder = join(root, name, "src");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/[.](test[.]tsx?|d[.]ts)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** A digest of name, size and time of every file that a build reads; what it makes is the same on every version of Node. */
async function sourcesAre() {
  const files = ["package-lock.json", "tsconfig.base.json", "tsconfig.json", "deploy/bin/bundle.mjs"];
  for (const name of packages) {
    files.push(`${name}/package.json`, `${name}/tsconfig.build.json`);
    for (const entry of await readdir(join(root, name), { withFileTypes: true })) {
      if (entry.isFile() && entry.name.startsWith("vite.config")) files.push(`${name}/${entry.name}`);
    }
    for (const path of await sourcesOf(name)) files.push(`${name}/src/${path}`);
  }
  const digest = createHash("sha256");
  for (const file of files.toSorted()) {
    const found = await stat(join(root, file)).catch(() => undefined);
    if (found) digest.update(`${file}\0${found.size}\0${found.mtimeMs}\n`);
  }
  return digest.digest("hex");
}

async function builtFrom() {
  return await readFile(stamp, "utf8").catch(() => "");
}

async function takeLock() {
  for (;;) {
    try {
      const file = await open(lock, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (err) {
      if (err.code !== "EEXIST") throw err;
    }
    const holder = Number(await readFile(lock, "utf8").catch(() => "0"));
    if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true });
    await sleep(100);
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (err) {
    return err.code === "EPERM";
  }
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("error", () => resolve(false));
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(output);
      resolve(code === 0);
    });
  });
}
