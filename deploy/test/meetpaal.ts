/** Runs the command line as people do: a process of its own, its exit code, what it wrote. Or without the process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { scratchDir } from "../../db/test/config.ts";
import { makeDataDir } from "../../db/test/database.ts";
import { buildWhatIsNotBuilt } from "../bin/build.mjs";
import { run } from "../src/cli.ts";
import { bareEnvironment } from "./config.ts";

const BIN = fileURLToPath(new URL("../bin/meetpaal.mjs", import.meta.url));
/** As in vitest.config.ts: a process that lives for seconds does not earn back what compiling well costs. */
const SHORT_LIVED = ["--liftoff-only"];
/** The demonstration city writes 60,000 readings. */
const flagsFor = ({ DEMO }: Settings): readonly string[] => (DEMO === "1" ? [] : SHORT_LIVED);

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

const addressesShape = z.strictObject({
  site: z.url().optional(),
  api: z.url().optional(),
  mqtt: z.url().optional(),
  mqtts: z.url().optional(),
  ws: z.url().optional(),
  wss: z.url().optional(),
  metrics: z.url(),
});

export interface Started {
  addresses: z.infer<typeof addressesShape>;
  /** What it wrote to stderr until now. */
  stderr: () => string;
  signal: (name: NodeJS.Signals) => void;
  /** Its exit code, once it has ended by itself or otherwise. */
  ended: Promise<number | null>;
  /** Asks it to stop and waits until it has. */
  stop: () => Promise<number | null>;
  /** `kill -9`, and waits until it is gone. */
  kill: () => Promise<void>;
}

export type Settings = Record<string, string>;

const defaults = {
  HTTP_PORT: "0",
  MQTT_PORT: "0",
  METRICS_PORT: "0",
  DEMO: "0",
  LOG_LEVEL: "warn",
};

/** Settings with free ports and a data directory of its own: a migrated database lies there, unless `more` names a server. */
export async function freshSettings(more: Settings = {}): Promise<Settings & { DATA_DIR: string }> {
  if ("DATABASE_URL" in more) return await firstSettings(more);
  return { ...defaults, DATA_DIR: await makeDataDir(), ...more };
}

/** The same for what a first start does: nothing lies in the data directory. A start then takes three times the work. */
export async function firstSettings(more: Settings = {}): Promise<Settings & { DATA_DIR: string }> {
  return { ...defaults, DATA_DIR: await mkdtemp(join(scratchDir, "meetpaal-cli-")), ...more };
}

export async function removeSettings({ DATA_DIR }: { DATA_DIR: string }): Promise<void> {
  await rm(DATA_DIR, { recursive: true, force: true });
}

/** Runs a command to its end. @param node - the program of another version of Node */
export async function meetpaal(
  args: readonly string[],
  settings: Settings,
  node?: string,
): Promise<Finished> {
  await built();
  const child = open(args, settings, node);
  const output = collect(child);
  await once(child, "close");
  return { code: child.exitCode, ...output() };
}

/**
 * The same in the process of the test, from the sources: a command that only asks the running product takes a second of
 * processor time to start, and nearly none to ask.
 */
export async function meetpaalHere(args: readonly string[], settings: Settings): Promise<Finished> {
  const output = { stdout: "", stderr: "" };
  const code = await run(args, {
    env: { ...bareEnvironment(), ...settings },
    stdout: { write: (text) => (output.stdout += text) },
    stderr: { write: (text) => (output.stderr += text) },
  });
  return { code, ...output };
}

/** Starts the process; resolves when it says that everything answers. */
export async function startMeetpaal(
  settings: Settings,
  args: readonly string[] = [],
  node?: string,
): Promise<Started> {
  await built();
  const child = open(["start", "--json", ...args], settings, node);
  const output = collect(child);
  const closed = once(child, "close");
  const announced = new Promise<void>((resolve) => {
    child.stdout?.on("data", () => {
      if (output().stdout.includes("\n")) resolve();
    });
  });
  await Promise.race([announced, closed]);
  if (!output().stdout.includes("\n")) throw new Error(`it did not start: ${output().stderr}`);
  return {
    addresses: addressesShape.parse(JSON.parse(output().stdout.split("\n")[0] ?? "")),
    stderr: () => output().stderr,
    signal: (name) => child.kill(name),
    ended: closed.then(() => child.exitCode),
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

let building: Promise<boolean> | undefined;

/** Builds what is not built, so that no later command has to say that it does. */
async function built(): Promise<void> {
  building ??= buildWhatIsNotBuilt();
  await building;
}

/** The same command for a shell; what is not built is built by it. */
export function meetpaalLine(args: readonly string[]): string {
  return [process.execPath, ...SHORT_LIVED, BIN, ...args].map((word) => `'${word}'`).join(" ");
}

function open(args: readonly string[], settings: Settings, node = process.execPath): ChildProcess {
  return spawn(node, [...flagsFor(settings), BIN, ...args], {
    env: { ...bareEnvironment(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  return () => output;
}
