/**
 * `npm test`: gets what the tests need, runs all of them, and counts. The last line is
 * `N passed, N failed`; something that tests need and that cannot be had here counts as failed, by name.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installSystemPackages, startNativeDatabase } from "./system.mjs";

process.chdir(path.join(import.meta.dirname, ".."));

const say = (text) => process.stdout.write(`${text}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(path.join(tmpdir(), "meetpaal-report-"));
const env = { ...process.env, ...sharedData() };

const missing = installSystemPackages();
const native = startNativeDatabase();
if (native.missing !== undefined) missing.push(native.missing);
if (native.url !== undefined) env.TEST_DATABASE_URL = native.url;
for (const sentence of missing) say(`MISSING ${sentence}`);
counts.failed += missing.length;

try {
  // Tests that start the product or a browser need what it builds at its first start; the others run from sources.
  run("build", process.execPath, ["deploy/bin/meetpaal.mjs", "--help"]);
  vitest("unit and integration", ["--project", "unit", "--project", "integration", "--maxWorkers=2"]);
  // One page at a time: a browser beside a database on two cores makes every waiting time wrong.
  vitest("browser", ["--project", "browser", "--no-file-parallelism"]);
} finally {
  native.stop();
  rmSync(reports, { recursive: true, force: true });
}
if (counts.skipped > 0) say(`${counts.skipped} skipped`);
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

/** Runs a step that tests rest on; one that fails counts as one failure. */
function run(name, file, args) {
  const { status } = spawnSync(file, args, { stdio: ["ignore", "inherit", "inherit"], env });
  if (status === 0) return;
  say(`FAILED ${name}`);
  counts.failed += 1;
}

/** Runs vitest and adds up what it reports; a file that did not come to its tests counts as one failure. */
function vitest(name, args) {
  const report = path.join(reports, `${name}.json`);
  const started = performance.now();
  const { status } = spawnSync(
    "npx",
    ["vitest", "run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { stdio: ["ignore", "inherit", "inherit"], env },
  );
  const seconds = Math.round((performance.now() - started) / 1_000);
  if (!existsSync(report)) {
    say(`FAILED ${name}: vitest ended with ${status} and no report`);
    counts.failed += 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, "utf8"));
  const tests = result.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((test) => test.status === "failed").length;
  const brokenFiles = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  counts.passed += tests.filter((test) => test.status === "passed").length;
  counts.skipped += tests.filter((test) => test.status === "pending" || test.status === "skipped").length;
  counts.failed += failed + brokenFiles.length;
  for (const file of brokenFiles)
    say(`FAILED ${path.relative(".", file.name)}: ${file.message.split("\n")[0]}`);
  // An error outside of any test (an unhandled rejection) is in no list of vitest's report.
  if (status !== 0 && failed + brokenFiles.length === 0) {
    say(`FAILED ${name}: vitest ended with ${status} though every test passed: see the errors above`);
    counts.failed += 1;
  }
  say(`${name}: ${tests.length} tests in ${seconds} s`);
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
