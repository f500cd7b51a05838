/** Other processes of a benchmark: started with plain output, read line by line, ended for certain. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
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
  // A benchmark that fails half-way leaves nothing running.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("close", () => process.off("exit", end));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1));
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    nextLine: lineReader(child.stdout, () => complaint),
    ended,
    complaint: () => complaint,
  };
}

/** Keeps what comes until it is asked for: a start says all its addresses at once. */
function lineReader(output: Readable, complaint: () => string): () => Promise<string> {
  const lines: string[] = [];
  let isOver = false;
  let wake = (): void => {};
  createInterface({ input: output })
    .on("line", (line) => {
      lines.push(line);
      wake();
    })
    .on("close", () => {
      isOver = true;
      wake();
    });
  return async () => {
    for (;;) {
      const line = lines.shift();
      if (line !== undefined) return line;
      if (isOver) throw new Error(`it ended before it said anything more: ${complaint()}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
