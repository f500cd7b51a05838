import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { openDatabase } from "../../db/src/index.ts";
import { makeDataDir } from "../../db/test/database.ts";
import { bareEnvironment } from "./config.ts";
import {
  firstSettings,
  freshSettings,
  meetpaal,
  meetpaalHere,
  meetpaalLine,
  removeSettings,
  type Settings,
  type Started,
  startMeetpaal,
} from "./meetpaal.ts";

// Whole processes where it is the process that counts: what it lets go of, its exit code, its terminal, its signals.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Fresh = Awaited<ReturnType<typeof freshSettings>>;

describe("the command line", () => {
  const settings = { DATA_DIR: "/nonexistent/never-made" };

  it("shows its help, and each command's", async () => {
    const help = await meetpaal(["--help"], settings);
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/start[^]*migrate/);
    const start = await meetpaalHere(["start", "--help"], settings);
    expect(start).toMatchObject({ code: 0, stdout: expect.stringContaining("--only <part>") });
  });

  it("ends as a process with the exit code and the sentence that it ends with here", async () => {
    const wrong = ["zone", "notice"];
    const here = await meetpaalHere(wrong, settings);
    expect(here).toMatchObject({ code: 2, stderr: expect.stringContaining("missing required argument") });
    expect(await meetpaal(wrong, settings)).toEqual(here);
  });

  it("ends well when nobody reads to the end what it says", async () => {
    const child = spawn("bash", ["-c", `${meetpaalLine(["--help"])} | true; exit \${PIPESTATUS[0]}`], {
      env: { ...bareEnvironment(), ...settings },
    });
    let stderr = "";
    child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
    await once(child, "close");
    expect({ code: child.exitCode, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it.each([
    [["strat"], /unknown command 'strat'[^]*start/],
    [["start", "--only", "everything"], /Allowed choices are broker, api/],
    [["migrate", "--fast"], /unknown option '--fast'/],
  ])("ends %j with exit code 2 and a sentence", async (args, sentence) => {
    const { code, stderr, stdout } = await meetpaalHere(args, settings);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe("");
  });

  it("names all wrong settings at once, exit code 2", async () => {
    const { code, stderr } = await meetpaalHere(["start"], {
      ...settings,
      HTTP_PORT: "http",
      TIME_ZONE: "Mars",
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/HTTP_PORT: expected a port[^]*TIME_ZONE: expected a time zone/);
  });

  it("names what a part of its own needs, exit code 2", async () => {
    const { code, stderr } = await meetpaalHere(["start", "--only", "api"], settings);
    expect(code).toBe(2);
    expect(stderr).toMatch(/DATABASE_URL[^]*SERVICE_SECRET[^]*MQTT_URL/);
  });
});

describe("start", () => {
  let settings: Fresh;
  let running: Started;

  beforeAll(async () => {
    settings = await freshSettings();
    running = await startMeetpaal(settings);
  });
  afterAll(async () => {
    await running.kill();
    await removeSettings(settings);
  });

  it("serves the metrics on a port of their own", async () => {
    const answer = await fetch(running.addresses.metrics);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect((await fetch(new URL("/", running.addresses.metrics))).status).toBe(404);
  });

  it("has every metric that the alerts and the dashboard name, named by the convention", async () => {
    const text = await (await fetch(running.addresses.metrics)).text();
    const types = new Map(
      [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => [name, type]),
    );
    const named = await Promise.all(
      ["alerts.yml", "grafana-dashboard.json"].map((name) =>
        readFile(new URL(`../monitoring/${name}`, import.meta.url), "utf8"),
      ),
    );
    const names = Array.from(
      named.join("\n").matchAll(/\b(?:meetpaal|process|nodejs)_[a-z0-9_]+/g),
      ([name]) => name.replace(/_bucket$/, ""),
    );
    const unknown = [...new Set(names)].filter((name) => !types.has(name));
    expect(unknown).toEqual([]);
    // Prometheus, "Metric and label naming": a counter ends in _total, and nothing else does.
    const misnamed = [...types].filter(([name, type]) => name.endsWith("_total") !== (type === "counter"));
    expect(misnamed).toEqual([]);
    expect(text).toMatch(/^meetpaal_database_busy_seconds_total\{class="api"\} 0\.\d*[1-9]/m);
    expect(text).toMatch(/^meetpaal_job_last_duration_seconds\{job="retention"\} \d/m);
  });

  it("says of every job what it did last, and of one that did nothing that it has not", async () => {
    const { code, stdout } = await meetpaalHere(["doctor", "--json"], settings);
    expect(code).toBe(0);
    const { checks } = z
      .object({ checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) })
      .parse(JSON.parse(stdout));
    const detailOf = (name: string): string | undefined =>
      checks.find((check) => check.name === name)?.detail;
    expect(detailOf("job vacuum")).toMatch(/^(has not come to an end yet$|last succeeded 20.*tables \d)/);
    expect(detailOf("job retention")).toMatch(/^last succeeded 20\S+, in \d+\.\d s: .*raw 0/);
  });

  it("shows live figures without a terminal, within 80 by 24", async () => {
    const { code, stdout, stderr } = await meetpaal(["top", "--every", "0.2"], settings);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^meetpaal top[^]*Devices +0 connected[^]*nobody sends now\n$/);
    const nobody = await meetpaalHere(["top"], { DATA_DIR: "/nonexistent/never-made" });
    expect(nobody).toMatchObject({ code: 1, stdout: "" });
    expect(nobody.stderr).toContain("No meetpaal runs with DATA_DIR=/nonexistent/never-made");
  });

  it.each([
    ["q", "q"],
    ["Ctrl+C", "\u0003"],
  ])("shows them in a terminal until %s, and gives that back as it was", async (_name, key) => {
    const command = `stty cols 80 rows 24; ${meetpaalLine(["top", "--every", "0.2"])}; echo "ended $?"; stty --all`;
    const terminal = spawn("script", ["--quiet", "--flush", "--command", command, "/dev/null"], {
      env: { ...bareEnvironment(), ...settings, TERM: "xterm" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    let seen = "";
    terminal.stdout.on("data", (text: Buffer) => (seen += text.toString()));
    await expect.poll(() => seen, { timeout: 60_000 }).toContain("nobody sends now");
    terminal.stdin.write(key);
    await once(terminal, "close");
    const [screen = "", after = ""] = seen.split("\u001B[?1049l");
    expect(screen).toMatch(/\?1049h[^]*meetpaal top[^]*q ends it[^]*Devices +0 connected/);
    expect(after).toMatch(/^\s*ended 0\s/);
    expect(after).toMatch(/ icanon .* echo /s);
  });

  it("lets commands speak to it through a socket that only its user can open", async () => {
    expect((await stat(join(settings.DATA_DIR, "meetpaal.sock"))).mode & 0o777).toBe(0o600);
    const { code, stdout } = await meetpaal(["migrate", "--json"], settings);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ applied: [] });
  });

  it("refuses a second start on the same directory with one sentence, exit code 1", async () => {
    const { code, stderr } = await meetpaal(["start"], settings);
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/Another meetpaal uses .*: stop that one, or set DATA_DIR to another directory/);
  });

  it("starts again after kill -9, ends with exit code 0 when asked, and leaves no socket", async () => {
    await running.kill();
    running = await startMeetpaal(settings);
    expect((await fetch(running.addresses.metrics)).status).toBe(200);
    expect(await running.stop()).toBe(0);
    await expect(stat(join(settings.DATA_DIR, "meetpaal.sock"))).rejects.toThrow("ENOENT");
  });
});

describe("a port in use", () => {
  it("exit code 1, a sentence for each that names its setting, no database made", async () => {
    const names = ["HTTP_PORT", "MQTT_PORT", "METRICS_PORT"];
    const servers = names.map(() => createServer());
    const ports = await Promise.all(
      servers.map(async (server) => {
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        return typeof address === "object" && address !== null ? address.port : 0;
      }),
    );
    const settings = await firstSettings(
      Object.fromEntries(names.map((name, i) => [name, String(ports[i])])),
    );
    try {
      const { code, stderr } = await meetpaal(["start"], settings);
      expect(code).toBe(1);
      expect(stderr.trim().split("\n")).toEqual(
        names.map((name, i) =>
          expect.stringContaining(`Port ${ports[i]} on 127.0.0.1 is in use: set ${name} to another port`),
        ),
      );
      await expect(stat(join(settings.DATA_DIR, "database"))).rejects.toThrow("ENOENT");
    } finally {
      await Promise.all(
        servers.map(async (server) => {
          server.close();
          await once(server, "close");
        }),
      );
      await removeSettings(settings);
    }
  });
});

describe("what cannot be used", () => {
  it("a host that is not this machine's, with any port: one sentence that names the setting", async () => {
    const settings = await firstSettings({ HTTP_HOST: "203.0.113.9" });
    const { code, stderr } = await meetpaalHere(["start"], settings);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "This machine has no address 203.0.113.9: change HTTP_HOST.\n",
    });
    await removeSettings(settings);
  });

  it("one port for two settings: named once", async () => {
    const settings = await firstSettings({ MQTT_PORT: "64999", METRICS_PORT: "64999" });
    const { code, stderr } = await meetpaalHere(["start"], settings);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "Port 64999 is named twice: give METRICS_PORT another one.\n",
    });
    await removeSettings(settings);
  });

  it.each(["start", "migrate"])("a file in the place of DATA_DIR: %s says so", async (command) => {
    const settings = await firstSettings();
    const file = join(settings.DATA_DIR, "a-file");
    await writeFile(file, "");
    const { code, stderr } = await meetpaalHere([command], { ...settings, DATA_DIR: file });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATA_DIR cannot be used: set it to a directory [^\n]*\n$/);
    await removeSettings(settings);
  });

  it.each(["start", "migrate"])("a DATA_DIR where nothing can be made: %s says so", async (command) => {
    const settings = await firstSettings();
    const { code, stderr } = await meetpaalHere([command], { ...settings, DATA_DIR: "/proc/nothing/here" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATA_DIR cannot be used: set it to a directory [^\n]*\n$/);
    await removeSettings(settings);
  });

  it("a directory without a database: a command says so, and makes nothing", async () => {
    const settings = await firstSettings();
    const nowhere = { ...settings, DATA_DIR: join(settings.DATA_DIR, "slip") };
    const { code, stdout, stderr } = await meetpaalHere(["doctor"], nowhere);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `There is no database in ${nowhere.DATA_DIR} yet: start meetpaal, or set DATA_DIR to the directory of the one you mean.\n`,
    );
    await expect(stat(nowhere.DATA_DIR)).rejects.toThrow("ENOENT");
    await removeSettings(settings);
  });
});

describe("a command without a running process", () => {
  let settings: Settings & { DATA_DIR: string };

  beforeAll(async () => {
    settings = await firstSettings();
  });
  afterAll(async () => {
    await removeSettings(settings);
  });

  it("opens the database itself", async () => {
    const first = await meetpaal(["migrate", "--json"], settings);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      applied: expect.arrayContaining(["0001_installation.sql"]),
    });
    expect((await meetpaalHere(["migrate"], settings)).stdout).toBe(
      "The database was already at this version.\n",
    );
  });

  it("reaches a process whose directory has a name too long for a socket; its data keep their time zone", async () => {
    const long = await firstSettings();
    const place = join(long.DATA_DIR, "a".repeat(120));
    await mkdir(place);
    const deep = { ...long, DATA_DIR: await makeDataDir(place) };
    const running = await startMeetpaal(deep);
    try {
      expect(JSON.parse((await meetpaalHere(["migrate", "--json"], deep)).stdout)).toEqual({ applied: [] });
    } finally {
      await running.stop();
    }
    const { code, stderr } = await meetpaal(["start"], { ...deep, TIME_ZONE: "Europe/Lisbon" });
    expect(code).toBe(2);
    expect(stderr).toContain("set TIME_ZONE=Europe/Amsterdam");
    await removeSettings(long);
  });

  it("refuses a database that is newer than the code, and leaves it as it is", async () => {
    const newer = await freshSettings();
    const database = await openDatabase({ dataDir: newer.DATA_DIR });
    const insert = "insert into migration (name, checksum) values ('9999_of_tomorrow.sql', 'x')";
    await database.work("jobs").query(insert);
    await database.close();
    const { code, stderr } = await meetpaalHere(["start"], newer);
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(
      /newer than this version of meetpaal: start the newer version, or choose another DATA_DIR/,
    );
    await removeSettings(newer);
  });
});
