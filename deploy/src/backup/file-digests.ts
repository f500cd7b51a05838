import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Manifest } from "./manifest.ts";

export type FileEntry = Manifest["files"][number];

/** SHA-256 of a file's bytes, in hexadecimal, and how many there are. */
export async function digestFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest("hex") };
}

/** All that lies below a folder. @returns paths relative to it */
export async function digestFolder(folder: string): Promise<Pick<Manifest, "files" | "folders">> {
  const files: FileEntry[] = [];
  const folders: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(folder, full);
    if (entry.isDirectory()) folders.push(path);
    else files.push({ path, ...(await digestFile(full)) });
  }
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return { files: files.toSorted(byPath), folders: folders.toSorted() };
}
