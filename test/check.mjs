/**
 * `npm run check`: format, lint, types, import direction and dead code. The lint is half of the work and takes every
 * core it finds, so the others run one after the other beside it. Each is the script of its name in package.json,
 * started without npm, which takes half a second by itself.
 * Prints what failed, under its name, and nothing of what did not.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

process.chdir(path.join(import.meta.dirname, ".."));

const BESIDE_EACH_OTHER = [["lint"], ["types", "direction", "unused", "format"]];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
const env = { ...process.env, PATH: `${path.resolve("node_modules/.bin")}:${process.env.PATH}` };

process.exitCode = 0;
await Promise.all(BESIDE_EACH_OTHER.map(checkInTurn));

async function checkInTurn(parts) {
  for (const part of parts) {
    const { ok, output, seconds } = await check(part);
    if (!ok) process.exitCode = 1;
    process.stdout.write(`${ok ? "ok    " : "FAILED"} ${part} (${seconds.toFixed(1)} s)\n`);
    if (!ok) process.stdout.write(`${output.trim()}\n\nAlone: npm run check:${part}\n\n`);
  }
}

/** Runs one part and keeps what it says to itself. */
function check(part) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(scripts[`check:${part}`], { shell: true, stdio: ["ignore", "pipe", "pipe"], env });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("close", (code) =>
      resolve({ ok: code === 0, output, seconds: (performance.now() - started) / 1_000 }),
    );
  });
}
