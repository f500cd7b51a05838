import type { Database } from "./database.ts";
import type { ServerOptions } from "./server/server-database.ts";

export type DatabaseOptions = ServerOptions | { dataDir: string };

/**
 * Opens the database of these settings. The embedded one is made when absent, and its directory must
 * be held by the caller (`takeDataDir`); a server need not answer yet. Only now is its driver loaded: a command that
 * asks the running process needs none.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if ("url" in options) {
    const { openServer } = await import("./server/server-database.ts");
    return openServer(options);
  }
  const { openEmbedded } = await import("./embedded/embedded-database.ts");
  return await openEmbedded(options);
}
