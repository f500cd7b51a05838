/**
 * `npm test`: gets what the tests need, runs all of them, and counts. Browser tests run beside the others: each of the two
 * waits half of its time. The last lines name what failed, and the very last is `N passed, N failed`; something that tests
 * need and that cannot be had here counts as failed, by name.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installSystemPackages, startNativeDatabase } from "./system.mjs";

process.chdir(path.join(import.meta.dirname, ".."));

/** More failures than these nobody reads at once. */
const MOST_NAMED = 60;
/** A line for a file, and all of what failed. */
const REPORTERS = [
  "--reporter=default",
  "--reporter=./test/failures-reporter.mjs",
  "--slowTestThreshold=60000",
];

const say = (text) => process.stdout.write(`${text}\n`);
const counts = { passed: 0, skipped: 0 };
/** A line each. @type {string[]} */
const failures = [];
const reports = mkdtempSync(path.join(tmpdir(), "meetpaal-report-"));
const env = { ...process.env, ...sharedData() };

failures.push(...installSystemPackages().map((sentence) => `MISSING ${sentence}`));
const native = startNativeDatabase();
try {
  const built = build();
  await Promise.all([browser(built), withoutBrowser(built)]);
} finally {
  await (await native).stop();
  rmSync(reports, { recursive: true, force: true });
}
if (counts.skipped > 0) say(`${counts.skipped} skipped`);
for (const failure of failures.slice(0, MOST_NAMED)) say(failure);
if (failures.length > MOST_NAMED) say(`and ${failures.length - MOST_NAMED} more: see above`);
say(`${counts.passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || counts.passed === 0 ? 1 : 0;

/** Tests that start the product or a browser need what it builds at its first start; unit tests run from sources. */
async function build() {
  const code = await run(["deploy/bin/meetpaal.mjs", "--help"], "pipe");
  if (code !== 0) failures.push(`FAILED build: it ended with ${code}, see above`);
}

async function browser(built) {
  await built;
  await vitest("browser", ["--no-file-parallelism"], "pipe");
}

/** A native database may take a minute to be made: unit tests do not wait for it. */
async function withoutBrowser(built) {
  await vitest("unit", ["--maxWorkers=2"]);
  await built;
  const { url, missing } = await native;
  if (missing !== undefined) failures.push(`MISSING ${missing}`);
  if (url !== undefined) env.TEST_DATABASE_URL = url;
  // Four on two cores: three left a third of them idle.
  await vitest("integration", ["--maxWorkers=4"]);
}

/** Runs a project of vitest and adds up what failures-reporter.mjs tells of it. @param output - of `run` */
async function vitest(project, args, output = "inherit") {
  const report = path.join(reports, `${project}.json`);
  const started = performance.now();
  const code = await run(
    ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...REPORTERS, ...args],
    output,
    { REPORT_FILE: report },
  );
  say(`${project}: ${Math.round((performance.now() - started) / 1_000)} s`);
  const {
    passed,
    skipped,
    failures: own,
  } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { passed: 0, skipped: 0, failures: [] };
  counts.passed += passed;
  counts.skipped += skipped;
  failures.push(...own.map((failure) => `FAILED ${failure}`));
  if (code !== 0 && own.length === 0)
    failures.push(`FAILED ${project}: vitest ended with ${code}, see above`);
}

/**
 * Runs a program of Node; resolves with its exit code.
 *
 * @param output - "inherit", or "pipe": shown when it has ended, so that it does not mix with what runs beside it
 */
async function run(args, output, more = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", output, output],
    env: { ...env, ...more },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part) => (text += part));
  const code = await new Promise((resolve) => child.on("close", resolve));
  process.stdout.write(text);
  return code;
}

/** Where real data lie; without them the tests run on small made files, which are named here. */
function sharedData() {
  const dir = path.resolve(process.env.SHARED_DIR ?? "../shared");
  if (existsSync(path.join(dir, "data"))) return { SHARED_DIR: dir };
  say(`No shared data at ${dir} (set SHARED_DIR): the tests use made fixtures instead:`);
  for (const file of fixtures()) say(`  ${file}`);
  return {};
}

function fixtures() {
  return readdirSync(".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .flatMap(({ name }) => [`${name}/test/fixtures`, `${name}/fixtures`])
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
    );
}
