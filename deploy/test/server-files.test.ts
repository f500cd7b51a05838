/** What is installed on a server, looked at by the programs that will read it there. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it, vi } from "vitest";
import { bareEnvironment } from "./config.ts";
import { debianProgram } from "./debian-program.ts";
import { orSkip } from "./fetch-once.ts";

vi.setConfig({ testTimeout: 120_000 });

const run = promisify(execFile);
const DEPLOY = fileURLToPath(new URL("..", import.meta.url));
const SERVER = path.join(DEPLOY, "server");
const UNITS = ["meetpaal.service", "meetpaal-backup.service"];
/** Of 10; what is worse than 2 is no longer "least privilege". */
const MOST_EXPOSURE = 2;

it("has shell scripts without the usual mistakes", async ({ skip }) => {
  const shellcheck = orSkip(await debianProgram("shellcheck", "usr/bin/shellcheck"), skip);
  if (shellcheck === undefined) return;
  const names = await readdir(DEPLOY, { recursive: true });
  const scripts = names.filter((name) => name.endsWith(".sh") && !name.includes("node_modules"));
  expect(scripts.length).toBeGreaterThan(2);
  const { stdout } = await run(shellcheck, scripts, { cwd: DEPLOY });
  expect(stdout).toBe("");
});

it("has units that systemd takes without a remark, and that may do little", async ({ skip }) => {
  const analyze = orSkip(await debianProgram("systemd", "usr/bin/systemd-analyze"), skip);
  if (analyze === undefined) return;
  const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-units-"));
  try {
    for (const name of [...UNITS, "meetpaal-backup.timer"]) {
      const text = await readFile(path.join(SERVER, name), "utf8");
      // On a server it is Debian's; here it may lie elsewhere.
      await writeFile(path.join(folder, name), text.replaceAll("/usr/bin/node", process.execPath));
    }
    const units = UNITS.map((name) => path.join(folder, name));
    const env = { ...bareEnvironment(), SYSTEMD_UNIT_PATH: `${folder}:` };
    const verified = await run(analyze, ["verify", "--man=no", ...units], { env });
    expect(verified.stderr + verified.stdout).toBe("");
    for (const unit of units) {
      const { stdout } = await run(analyze, ["security", "--offline=true", "--no-pager", unit], { env });
      const exposure = Number(/Overall exposure level for \S+: (\d+\.\d+)/.exec(stdout)?.[1]);
      expect(exposure).toBeLessThanOrEqual(MOST_EXPOSURE);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("has a configuration that haproxy takes", async ({ skip }) => {
  const haproxy = orSkip(await debianProgram("haproxy", "usr/sbin/haproxy"), skip);
  if (haproxy === undefined) return;
  const { stdout, stderr } = await run(haproxy, ["-c", "-f", path.join(SERVER, "haproxy.cfg")]);
  expect(stderr.replace(/Configuration file is valid\n/, "")).toBe("");
  expect(stdout + stderr).toContain("Configuration file is valid");
});

it("has alerts and a configuration that Prometheus takes", async ({ skip }) => {
  const promtool = orSkip(await debianProgram("prometheus", "usr/bin/promtool"), skip);
  if (promtool === undefined) return;
  const { stdout } = await run(promtool, ["check", "config", "--lint=all", "prometheus.yml"], {
    cwd: path.join(DEPLOY, "monitoring"),
  });
  expect(stdout).toMatch(/SUCCESS: \d+ rules found/);
});
