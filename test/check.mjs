/**
 * `npm run check`: format, lint, types, import direction and dead code, side by side. Prints what
 * failed, under its name, and nothing of what did not.
 */
import { spawn } from "node:child_process";
import path from "node:path";

process.chdir(path.join(import.meta.dirname, ".."));

const PARTS = ["format", "lint", "types", "direction", "unused"];

const results = await Promise.all(PARTS.map((part) => check(part)));
for (const { part, ok, output, seconds } of results) {
  process.stdout.write(`${ok ? "ok    " : "FAILED"} ${part} (${seconds.toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${output.trim()}\n\nAlone: npm run check:${part}\n\n`);
}
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

/** Runs one part and keeps what it says to itself. */
function check(part) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn("npm", ["run", "--silent", `check:${part}`], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("close", (code) =>
      resolve({ part, ok: code === 0, output, seconds: (performance.now() - started) / 1_000 }),
    );
  });
}
