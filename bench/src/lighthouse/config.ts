import { homedir } from "node:os";
import path from "node:path";

/** Where outside tools are kept between runs: outside the project. */
export const cacheDir = path.join(
  process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"),
  "meetpaal",
);
