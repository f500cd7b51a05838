/** Programs of Debian: as they are installed, or unpacked into the cache, where nothing of them starts by itself. */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { type Fetched, fetchOnce, isProgram } from "./fetch-once.ts";

const run = promisify(execFile);

/** @param file - where the package has it: `usr/sbin/nginx` */
export async function debianProgram(name: string, file: string): Promise<Fetched> {
  const installed = path.join("/", file);
  if (await isProgram(installed)) return { program: installed };
  return await fetchOnce(
    `${path.basename(file)} (${name} of Debian)`,
    `debian/${name}`,
    file,
    async (folder) => {
      await run("apt-get", ["download", "--quiet", name], { cwd: folder, timeout: 120_000 });
      await run("sh", ["-c", `dpkg-deb --extract ${folder}/*.deb ${folder} && rm ${folder}/*.deb`]);
    },
  );
}
