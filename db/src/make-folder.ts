/**
 * Makes a folder and those above it, where they are absent. Node's own way, `mkdir` with `recursive`, tries for ever where
 * the kernel lets nothing be made (below /proc and /sys it answers ENOENT, and Node takes that for a missing parent).
 */
import fs from "node:fs";
import path from "node:path";

/** @throws the error of the first folder that cannot be made */
export function makeFolder(folder: string): void {
  if (fs.statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
