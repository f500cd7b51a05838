/** The product as a city operates it: behind nginx or Caddy, watched by Prometheus and Grafana. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { request } from "node:https";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { findFreePort } from "../src/start/ports.ts";
import { debianProgram } from "./debian-program.ts";
import { orSkip } from "./fetch-once.ts";
import { freshSettings, meetpaalHere, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";
import { openCaddy, openNginx, type ReverseProxy } from "./reverse-proxy.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const FILE = fileURLToPath(new URL("one-sensor.yaml", import.meta.url));
const MONITORING = fileURLToPath(new URL("../monitoring/", import.meta.url));
const credentialShape = z.object({ secret: z.string(), topics: z.tuple([z.string()]) });
const logLine = z.object({
  msg: z.string(),
  trace: z.string().optional(),
  traces: z.array(z.string()).optional(),
});
/** Parts of questions, headers and paths that no log may hold. */
const SECRETS = ["Waalkade", "een-geheim-kenmerk", "127.0.0.1", "::1", "proefbrowser"];

let settings: Awaited<ReturnType<typeof freshSettings>>;
let running: Started;
let device: z.infer<typeof credentialShape>;

beforeAll(async () => {
  settings = await freshSettings({ MQTT_WS_PORT: "0", LOG_LEVEL: "debug" });
  running = await startMeetpaal(settings);
  expect((await meetpaalHere(["register", "import", FILE], settings)).code).toBe(0);
  const { stdout } = await meetpaalHere(["credential", "create", "box-1", "--json"], settings);
  device = credentialShape.parse(JSON.parse(stdout));
});
afterAll(async () => {
  await running.stop();
  await removeSettings(settings);
});

const PROXIES = [
  { name: "nginx", file: "usr/sbin/nginx", open: openNginx },
  { name: "caddy", file: "usr/bin/caddy", open: openCaddy },
];

it.for(PROXIES)(
  "serves site, live feed and MQTT over WebSocket behind $name, whose log knows nobody",
  async ({ name, file, open }, { skip }) => {
    const program = orSkip(await debianProgram(name, file), skip);
    if (program === undefined) return;
    const proxy = await open(program, path.join(settings.DATA_DIR, `behind-${name}`), {
      httpPort: new URL(running.addresses.site ?? "").port,
      webSocketPort: new URL(running.addresses.ws ?? "").port,
    });
    try {
      expect(await statusOf(proxy, "/nl/?q=Waalkade")).toBe(200);
      expect(await statusOf(proxy, "/v/een-geheim-kenmerk")).toBe(303);
      expect(await statusOf(proxy, "/metrics")).toBe(404);

      const feed = new WebSocket(`wss://${proxy.host}/v1/live`, { rejectUnauthorized: false });
      const [first] = await once(feed, "message");
      expect(JSON.parse(String(first))).toMatchObject({ type: "snapshot" });
      await publish(`wss://${proxy.host}/mqtt`);
      feed.close();
      await once(feed, "close");

      const log = await vi.waitFor(async () => {
        const text = await proxy.log();
        for (const asked of ["/nl/", "/v1/live", "/mqtt"]) expect(text).toContain(asked);
        return text;
      });
      for (const secret of SECRETS) expect(log).not.toContain(secret);
    } finally {
      await proxy.close();
    }
  },
);

it.for(PROXIES)(
  "answers 502 behind $name while nothing runs, and tells nobody's secrets of that",
  async (proxied, { skip }) => {
    const program = orSkip(await debianProgram(proxied.name, proxied.file), skip);
    if (program === undefined) return;
    const nobody = String(await findFreePort("127.0.0.1"));
    const folder = path.join(settings.DATA_DIR, `before-nobody-${proxied.name}`);
    const proxy = await proxied.open(program, folder, { httpPort: nobody, webSocketPort: nobody });
    try {
      for (const asked of ["/nl/?q=Waalkade", "/v/een-geheim-kenmerk"])
        expect(await statusOf(proxy, asked)).toBe(502);
      await vi.waitFor(async () => expect((await proxy.log()).match(/\b502\b/g)).toHaveLength(2));
      const told = (await proxy.log()) + (await proxy.complaints());
      // Its own way to the process is no visitor's address.
      for (const secret of ["Waalkade", "een-geheim-kenmerk", "proefbrowser", "remote_ip", "client"])
        expect(told).not.toContain(secret);
    } finally {
      await proxy.close();
    }
  },
);

it("writes a log of its own that knows nobody either, with a trace from packet to answer", async () => {
  await fetch(`${running.addresses.site}/nl/?q=Waalkade`, { headers: { "user-agent": "proefbrowser" } });
  await fetch(`${running.addresses.site}/v/een-geheim-kenmerk`);
  await publish(running.addresses.mqtt ?? "");
  await vi.waitFor(() => {
    const lines = running.stderr().split("\n");
    const told = lines.flatMap((line) => (line.includes('"trace') ? [logLine.parse(JSON.parse(line))] : []));
    const first = told[0]?.trace;
    const ofOne = told.filter(({ trace, traces }) => trace === first || traces?.includes(first ?? ""));
    expect(ofOne.map(({ msg }) => msg)).toEqual([
      "message received",
      "messages committed",
      "message acknowledged",
    ]);
  });
  for (const secret of ["Waalkade", "een-geheim-kenmerk", "proefbrowser", device.secret, "count_in"])
    expect(running.stderr()).not.toContain(secret);
});

it("has every metric that alerts and the dashboard ask for", async () => {
  const metrics = await (await fetch(running.addresses.metrics)).text();
  const exposed = new Set([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name = ""]) => name));
  const asked = new Set<string>();
  for (const file of ["alerts.yml", "grafana-dashboard.json"]) {
    const text = await readFile(path.join(MONITORING, file), "utf8");
    for (const [name] of text.matchAll(/\b(?:meetpaal|nodejs|process)_[a-z0-9_]+\b/g)) asked.add(name);
  }
  expect(asked.size).toBeGreaterThan(15);
  const unknown = [...asked].filter((name) => !exposed.has(name.replace(/_(?:bucket|sum|count)$/, "")));
  expect(unknown).toEqual([]);
});

it("names its metrics as Prometheus has it", async ({ skip }) => {
  const promtool = orSkip(await debianProgram("prometheus", "usr/bin/promtool"), skip);
  if (promtool === undefined) return;
  const metrics = await (await fetch(running.addresses.metrics)).text();
  const complaints = await new Promise<string>((resolve) => {
    const child = execFile(promtool, ["check", "metrics"], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
    child.stdin?.end(metrics);
  });
  // Names that the client library gives by itself.
  expect(complaints.split("\n").filter((line) => line !== "" && !line.startsWith("nodejs_"))).toEqual([]);
});

/** As the device does, by any way in. */
async function publish(url: string): Promise<void> {
  const client = await connectAsync(url, {
    clientId: "box-1",
    username: "box-1",
    password: device.secret,
    rejectUnauthorized: false,
  });
  const time = new Date(Math.floor(Date.now() / 60_000 - 5) * 60_000).toISOString();
  await client.publishAsync(device.topics[0], JSON.stringify({ time, values: { count_in: 5 } }), { qos: 1 });
  await client.endAsync();
}

/** Of a request by a browser that nobody has to know. */
async function statusOf({ host }: ReverseProxy, target: string): Promise<number | undefined> {
  const headers = { "user-agent": "proefbrowser", referer: "https://example.nl/?q=Waalkade" };
  const asked = request(`https://${host}${target}`, { rejectUnauthorized: false, headers, agent: false });
  asked.end();
  const [response] = await once(asked, "response");
  response.resume();
  await once(response, "end");
  return response.statusCode;
}
