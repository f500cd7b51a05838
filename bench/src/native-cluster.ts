/** A native TimescaleDB of its own, so that a benchmark may tune it and a drill may kill it. */
import { execFile, execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { ROOT } from "./child.ts";

const run = promisify(execFile);
const SCRIPT = "deploy/test-database/native-timescaledb.sh";

export class NativeCluster {
  readonly #name: string;
  readonly #settings: string[];
  readonly #env: string[];
  #port = "0";
  /** A run that is broken off leaves no database behind. */
  readonly #removeAtExit = (): void => {
    execFileSync(SCRIPT, ["remove", this.#name], { cwd: ROOT });
  };

  /** @param settings - of PostgreSQL, `name=value` */
  constructor(name: string, settings: string[], { hasOwnClock = false } = {}) {
    this.#name = name;
    this.#settings = settings;
    this.#env = hasOwnClock ? ["OWN_CLOCK=1"] : [];
  }

  /** Starts it, making it when absent; after that always on the same port. @returns the URL of a database in it */
  async start(): Promise<string> {
    if (this.#port === "0") {
      process.once("exit", this.#removeAtExit);
      // By itself a signal ends a process without its `exit`.
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
    }
    const url = await this.#call("start", this.#name, this.#port, "--", ...this.#settings);
    this.#port = new URL(url).port;
    return url;
  }

  /** Ends every process of it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#call("kill", this.#name);
  }

  /** Every process of it stands still; connections stay. */
  async freeze(): Promise<void> {
    await this.#call("freeze", this.#name);
  }

  async thaw(): Promise<void> {
    await this.#call("thaw", this.#name);
  }

  /** Moves a clock of its own. @param offset - from this machine's: `+1d`, `-1d`, `+0` */
  async moveClock(offset: string): Promise<void> {
    await this.#call("clock", this.#name, offset);
  }

  /** Where its data lie, seen from outside. */
  async folder(): Promise<string> {
    return await this.#call("folder", this.#name);
  }

  /** Of the process that started all others of it. */
  async pid(): Promise<number> {
    return Number.parseInt(await readFile(path.join(await this.folder(), "postmaster.pid"), "utf8"), 10);
  }

  async stop(): Promise<void> {
    await this.#call("stop", this.#name);
  }

  async remove(): Promise<void> {
    await this.#call("remove", this.#name);
    process.off("exit", this.#removeAtExit);
  }

  async #call(...args: string[]): Promise<string> {
    return await callScript(args, this.#env);
  }
}

/** @param env - `NAME=value` */
async function callScript(args: string[], env: string[] = []): Promise<string> {
  const { stdout } = await run("env", [...env, SCRIPT, ...args], { cwd: ROOT });
  return stdout.trim();
}

/** Folder of `pg_dump`, `pg_restore` and `pg_basebackup` of the version that the clusters have. */
export async function postgresPrograms(): Promise<string> {
  return await callScript(["programs"]);
}

/**
 * @param template - another database of it that this one is a copy of; nobody may be connected to that
 * @returns the URL of a new database in the cluster, which is started if need be
 */
export async function makeDatabase(
  cluster: NativeCluster,
  name: string,
  template = "template1",
): Promise<string> {
  const url = new URL(await cluster.start());
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
