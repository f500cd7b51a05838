// Does the work of build.mjs, in a process of its own: `node strip-and-bundle.mjs ROOT PACKAGE...`
//
// Writes to each `dist` the JavaScript that `tsc -b` would, without looking at types, and beside it what a browser loads.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, transformWithOxc } from "vite";
import { sourcesOf } from "./build.mjs";

const [root = "", ...packages] = process.argv.slice(2);
const bundling = build({ root: join(root, "map-ui"), logLevel: "warn" });
for (const name of packages) {
  await Promise.all((await sourcesOf(name)).map((path) => strip(join(root, name), path)));
}
await bundling;

async function strip(folder, path) {
  const from = join(folder, "src", path);
  const to = join(folder, "dist", path.replace(/[.]tsx?$/, ".js"));
  await mkdir(dirname(to), { recursive: true });
  if (/[.](mjs|js|json)$/.test(path)) await copyFile(from, to);
  if (!/[.]tsx?$/.test(path)) return;
  const { code } = await transformWithOxc(await readFile(from, "utf8"), from, {
    target: "es2023",
    sourcemap: false,
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: true },
    jsx: { runtime: "automatic", importSource: "preact" },
  });
  await writeFile(to, code);
}
