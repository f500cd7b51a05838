/**
 * Starts the product as a citizen meets it, once for all browser tests: the built program with its embedded database and the
 * demonstration city. Set SITE_URL to look at one that runs already.
 */
import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import * as z from "zod";
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

/** Where the site answers, once the product says so. @throws when it ends instead */
const announcedBy = async (product: ChildProcessByStdio<null, Readable, Readable>): Promise<string> => {
  const lines = createInterface({ input: product.stdout });
  const ended = once(product, "exit").then(() => null);
  const first = await Promise.race([once(lines, "line"), ended]);
  if (first === null) throw new Error("It did not start.");
  return z.object({ site: z.url() }).parse(JSON.parse(String(first[0]))).site;
};

/** Whether the city is alive: its sensors are there, one of them measures, and a broken promise was seen. */
const isAlive = async (site: string): Promise<boolean> => {
  const page = await fetch(`${site}/nl/sensoren?verdict=broken`).catch(() => null);
  if (!page?.ok) return false;
  const html = await page.text();
  return html.includes("data-sensor=") && html.includes("verdict-line broken");
};

const untilAlive = async (site: string, product: ChildProcess): Promise<void> => {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (await isAlive(site)) return;
    if (product.exitCode !== null) break;
    await sleep(500);
  }
  throw new Error(`No sensor measures at ${site}, or no broken promise was seen.`);
};

export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  if (environment.siteUrl) {
    project.provide("site", environment.siteUrl);
    return async () => {};
  }
  const dataDir = await mkdtemp(join(scratchDir, "meetpaal-browser-"));
  const product = spawn(process.execPath, ["deploy/bin/meetpaal.mjs", "start", "--json"], {
    cwd: root,
    env: {
      ...environment.inherited,
      DATA_DIR: dataDir,
      HTTP_PORT: "0",
      MQTT_PORT: "0",
      METRICS_PORT: "0",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  product.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  const stop = async () => {
    if (product.exitCode === null) {
      product.kill("SIGTERM");
      const dead = sleep(15_000, undefined, { ref: false }).then(() => product.kill("SIGKILL"));
      await Promise.race([once(product, "exit"), dead]);
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const site = await announcedBy(product);
    await untilAlive(site, product);
    project.provide("site", site);
  } catch (error) {
    await stop();
    throw new Error(`The demonstration city did not come to life:\n${said}`, { cause: error });
  }
  return stop;
};
