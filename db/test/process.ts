/** Starts programs of ours from their sources, and reads what they say line by line. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface StartedProcess {
  process: ChildProcess;
  lines: Interface;
  /** Resolves with the next line. */
  nextLine: () => Promise<string>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>;
}

export function startProcess(file: URL, ...args: string[]): StartedProcess {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=source", fileURLToPath(file), ...args],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: child.stdout });
  return {
    process: child,
    lines,
    nextLine: async () => {
      const [line]: unknown[] = await once(lines, "line");
      return String(line);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}
