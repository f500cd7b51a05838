/** Opens the HTTP side of the process, on a port. */
import type { Database } from "@meetpaal/db";
import type { Ingest } from "@meetpaal/ingest";
import type { Logger } from "pino";
import { Gauge, type Registry } from "prom-client";
import { buildApp } from "./app.ts";
import type { Site } from "./contract/site.ts";
import type { LiveLink } from "./live/committed.ts";
import { openLive } from "./live/live.ts";
import { openVisibilityAsker } from "./practice/ask-visibility.ts";
import type { FollowRequest } from "./tracing.ts";

export interface RegistryApiOptions {
  database: Database;
  /** Takes what devices send over HTTP; it outlives the server. */
  ingest: Ingest;
  site: Site;
  /** A connection to a broker as the service: in this process, or over the network. */
  live: LiveLink;
  /** Where people find it. */
  publicUrl: string;
  /** Of the installation: people are shown its time. */
  timeZone: string;
  host: string;
  /** 0: any that is free. */
  port: number;
  log: Logger;
  registry: Registry;
  /** Names of other parts of this process that are not ready, for `/health/ready`; empty: all are. */
  findMissing?: () => Promise<string[]>;
  /** Follows each request as a span; undefined: nobody does. */
  followRequest?: FollowRequest | undefined;
}

export interface RegistryApi {
  address: { host: string; port: number };
  /** Says goodbye to those who listen live, answers what is under way, then closes. */
  close: () => Promise<void>;
}

/** @throws when the port is taken; nothing is left open then */
export async function openRegistryApi(options: RegistryApiOptions): Promise<RegistryApi> {
  const { database, site, host, port, timeZone, log, registry } = options;
  const live = await openLive({ database, link: options.live, log });
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const app = await buildApp({
    database,
    ingest: options.ingest,
    site,
    live,
    publicUrl,
    timeZone,
    log,
    findMissing: options.findMissing,
    followRequest: options.followRequest,
  });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    await live.close();
    throw error;
  }
  const listeners = new Gauge({
    name: "meetpaal_live_listeners",
    help: "Clients of the live feed",
    registers: [registry],
    collect() {
      this.set(live.size());
    },
  });
  const asker = openVisibilityAsker(database, publicUrl, log);
  const bound = app.server.address();
  return {
    address: { host, port: typeof bound === "object" && bound !== null ? bound.port : port },
    close: async () => {
      registry.removeSingleMetric("meetpaal_live_listeners");
      listeners.reset();
      await asker.close();
      await app.close();
      await live.close();
    },
  };
}
