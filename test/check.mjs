/**
 * `npm run check`: format, lint, types, import direction and dead code. One after the other: the lint
 * takes every core by itself, and side by side the five are slower (24 s against 18 s on 2 cores).
 * Prints what failed, under its name, and nothing of what did not.
 */
import { spawn } from "node:child_process";
import path from "node:path";

process.chdir(path.join(import.meta.dirname, ".."));

const PARTS = ["format", "lint", "types", "direction", "unused"];

process.exitCode = 0;
for (const part of PARTS) {
  const { ok, output, seconds } = await check(part);
  if (!ok) process.exitCode = 1;
  process.stdout.write(`${ok ? "ok    " : "FAILED"} ${part} (${seconds.toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${output.trim()}\n\nAlone: npm run check:${part}\n\n`);
}

/** Runs one part and keeps what it says to itself. */
function check(part) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn("npm", ["run", "--silent", `check:${part}`], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("close", (code) =>
      resolve({ ok: code === 0, output, seconds: (performance.now() - started) / 1_000 }),
    );
  });
}
