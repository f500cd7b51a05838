/**
 * PostgreSQL's own programs, as they lie on this machine: `pg_dump` and `pg_restore` know their database best. Debian
 * keeps one folder a version; the newest serves all older servers.
 *
 * The password goes by the environment: a command line can be read by every user of the machine.
 */
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { CommandError } from "../command-error.ts";

const DEBIAN = "/usr/lib/postgresql";
const LAST_WORDS = 2_000;

export interface ProgramOptions {
  program: "pg_dump" | "pg_restore";
  args: readonly string[];
  databaseUrl: string;
  /** Folder of the programs; undefined: the newest that Debian has here, or else by the PATH. */
  binDir: string | undefined;
}

/** @param onOutput - takes what it writes; resolved and ended well, both, before this resolves */
export async function runProgram(
  { program, args, databaseUrl, binDir }: ProgramOptions,
  onOutput: (output: Readable) => Promise<void>,
): Promise<void> {
  const { url, password } = withoutPassword(databaseUrl);
  const file = await findProgram(program, binDir);
  const child = spawn(file, ["--no-password", "--dbname", url, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      LC_ALL: "C",
      ...(password === "" ? {} : { PGPASSWORD: password }),
    },
  });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-LAST_WORDS);
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nothing"));
  });
  try {
    await onOutput(child.stdout);
  } catch (error) {
    child.kill();
    await ended;
    throw error;
  }
  const code = await ended;
  if (code === 0) return;
  throw new CommandError(
    "failed",
    `${program} ended with ${code}: ${complaint.trim() || `is it installed? Debian: apt-get install postgresql-client`}`,
  );
}

async function findProgram(program: string, binDir: string | undefined): Promise<string> {
  if (binDir !== undefined) return join(binDir, program);
  const versions = (await readdir(DEBIAN).catch(() => [])).map(Number).filter((version) => version > 0);
  if (versions.length === 0) return program;
  return join(DEBIAN, String(Math.max(...versions)), "bin", program);
}

function withoutPassword(databaseUrl: string): { url: string; password: string } {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { url: url.href, password };
}
