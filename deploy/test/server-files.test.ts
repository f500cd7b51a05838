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

it("reads the settings of the service as systemd does, and runs none of them", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-command-"));
  try {
    const settings = path.join(folder, "meetpaal.env");
    const ran = path.join(folder, "ran");
    await writeFile(
      settings,
      [
        "# a comment",
        "PUBLIC_URL=https://sensoren.example/?a=1&b=2#c",
        `THEME_CLASS=two $(touch ${ran}) words`,
        'ATTACH_USERNAME="in quotes"',
        "#MQTT_WS_PORT=8083",
        "TIME_ZONE=Europe/Amsterdam",
      ].join("\n"),
    );
    // In place of becoming another user: says what the program would be given.
    await writeFile(path.join(folder, "setpriv"), '#!/bin/sh\nenv\nprintf "<%s>" "$@"\n', { mode: 0o755 });
    const text = await readFile(path.join(SERVER, "meetpaal.sh"), "utf8");
    const command = text.replaceAll("/etc/meetpaal/meetpaal.env", settings);
    const bare = bareEnvironment();
    const env = { ...bare, PATH: `${folder}:${bare["PATH"]}` };
    const { stdout } = await run("sh", ["-c", command, "meetpaal", "register", "import", "my file.yaml"], {
      env,
    });
    const given = stdout.split("\n");
    expect(given).toContain("PUBLIC_URL=https://sensoren.example/?a=1&b=2#c");
    expect(given).toContain(`THEME_CLASS=two $(touch ${ran}) words`);
    expect(given).toContain("ATTACH_USERNAME=in quotes");
    expect(given).toContain("TIME_ZONE=Europe/Amsterdam");
    expect(stdout).not.toContain("MQTT_WS_PORT");
    expect(stdout).toMatch(/--reuid=meetpaal.*<register><import><my file[.]yaml>$/);
    await expect(readFile(ran)).rejects.toThrow("ENOENT");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("runs nothing from the clone, which changes while it runs", async () => {
  for (const name of [...UNITS, "meetpaal.sh"]) {
    const text = await readFile(path.join(SERVER, name), "utf8");
    expect(text).toContain("/usr/local/lib/meetpaal/current/deploy/dist/program/main.js");
    expect(text).not.toContain("/opt/meetpaal");
  }
});

it("has a configuration of nginx whose logs name nobody", async () => {
  const text = await readFile(path.join(SERVER, "nginx.conf"), "utf8");
  const servers = text.split(/^server /m).slice(1);
  expect(servers.length).toBeGreaterThan(1);
  for (const server of servers) {
    // Of an error nginx says the address and the question, at every level but the one at which it stops.
    expect(server.match(/error_log .*/g)).toEqual(["error_log /var/log/nginx/meetpaal-error.log emerg;"]);
    expect(server).toMatch(/access_log (off|\S+ meetpaal);/);
  }
  expect(/log_format meetpaal '(.*)'/.exec(text)?.[1]).not.toMatch(
    /remote|forwarded|request |args|referer|agent/,
  );
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
