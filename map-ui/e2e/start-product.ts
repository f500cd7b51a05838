/**
 * Starts the product as a citizen meets it, once for all browser tests: the built program with its embedded database and the
 * demonstration city. Set SITE_URL to look at one that runs already.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { scratchDir } from "../../db/test/config.ts";
import { environment } from "./config.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the site answers, without a slash at the end. */
    site: string;
  }
}

const root = join(import.meta.dirname, "../..");
/** Starting, building included, and the simulator's first judged promises. */
const patienceMs = 110_000;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
};

/** Whether the city is alive: its sensors are there, one of them measures, and a broken promise was seen. */
const isAlive = async (site: string): Promise<boolean> => {
  const page = await fetch(`${site}/nl/sensoren?verdict=broken`).catch(() => null);
  if (!page?.ok) return false;
  const html = await page.text();
  return html.includes("data-sensor=") && html.includes("verdict-line broken");
};

const untilAlive = async (site: string, product: ChildProcess | null, said: () => string): Promise<void> => {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (await isAlive(site)) return;
    if (product && product.exitCode !== null) break;
    await sleep(500);
  }
  throw new Error(`The demonstration city did not come to life at ${site}:\n${said()}`);
};

export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  if (environment.siteUrl) {
    project.provide("site", environment.siteUrl);
    return async () => {};
  }
  const dataDir = await mkdtemp(join(scratchDir, "meetpaal-browser-"));
  const [http, mqtt, metrics] = await Promise.all([freePort(), freePort(), freePort()]);
  const product = spawn(process.execPath, ["deploy/bin/meetpaal.mjs", "start"], {
    cwd: root,
    env: {
      ...environment.inherited,
      DATA_DIR: dataDir,
      HTTP_PORT: String(http),
      MQTT_PORT: String(mqtt),
      METRICS_PORT: String(metrics),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [product.stdout, product.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      said = (said + text).slice(-4000);
    });
  }
  const stop = async () => {
    if (product.exitCode === null) {
      product.kill("SIGTERM");
      const dead = sleep(15_000, undefined, { ref: false }).then(() => product.kill("SIGKILL"));
      await Promise.race([once(product, "exit"), dead]);
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  const site = `http://127.0.0.1:${http}`;
  try {
    await untilAlive(site, product, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("site", site);
  return stop;
};
