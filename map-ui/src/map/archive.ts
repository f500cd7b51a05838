/** The first bytes of a PMTiles archive: its name, and the version of its form. */
import { closeSync, openSync, readSync } from "node:fs";

const signature = "PMTiles\u0003";

/** @throws {Error} when the file is no PMTiles archive of version 3 */
export const checkArchive = (path: string): void => {
  const file = openSync(path, "r");
  try {
    const first = Buffer.alloc(signature.length);
    readSync(file, first, 0, first.length, 0);
    if (first.toString("latin1") !== signature)
      throw new Error(`BASEMAP_PMTILES: ${path} is no PMTiles archive of version 3.`);
  } finally {
    closeSync(file);
  }
};
