import type { Database } from "./database.ts";
import { openEmbedded } from "./embedded/embedded-database.ts";
import { openServer, type ServerOptions } from "./server/server-database.ts";

export type DatabaseOptions = ServerOptions | { dataDir: string };

/**
 * Opens the database of these settings. The embedded one is made when absent, and its directory must
 * be held by the caller (`takeDataDir`); a server need not answer yet.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return "url" in options ? openServer(options) : await openEmbedded(options);
}
