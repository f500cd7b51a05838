/** Other processes of a benchmark: started with plain output, read line by line, ended for certain. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Resolves with the next line that it writes, rejects when it ends first. */
  nextLine: () => Promise<string>;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** What it has written to standard error, or all of what it said. */
  complaint: () => string;
}

/** Runs a TypeScript file of this package. */
export function startSource(file: string, args: string[]): Child {
  const source = fileURLToPath(new URL(file, import.meta.url));
  return startChild(process.execPath, ["--import", "tsx", "--conditions=source", source, ...args], {});
}

/** @param env - in place of this process's own, which may hold settings of the product */
export function startChild(command: string, args: string[], env: Record<string, string>): Child {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: "/tmp", ...env },
  });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-10_000);
  });
  const lines = createInterface({ input: child.stdout });
  lines.on("line", () => {}); // keeps it flowing when nobody asks
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1));
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    nextLine: () => nextLineOf(lines, ended, () => complaint),
    ended,
    complaint: () => complaint,
  };
}

async function nextLineOf(
  lines: Interface,
  ended: Promise<unknown>,
  complaint: () => string,
): Promise<string> {
  const stop = new AbortController();
  try {
    const line = once(lines, "line", { signal: stop.signal }).then(([text]: unknown[]) => String(text));
    const end = ended.then((code) => {
      throw new Error(`it ended with ${String(code)} before it said anything more: ${complaint()}`);
    });
    return await Promise.race([line, end]);
  } finally {
    stop.abort();
  }
}
