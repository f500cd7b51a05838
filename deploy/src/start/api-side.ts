/** The side that people meet: the public register over HTTP, with the site that reads the same database. */
import type { Database } from "@meetpaal/db";
import type { Ingest } from "@meetpaal/ingest";
import { openSite, quartersOf } from "@meetpaal/map-ui";
import {
  type FollowRequest,
  openRegistryApi,
  openSiteData,
  type RegistryApi,
  type RegistryApiOptions,
} from "@meetpaal/registry-api";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Config } from "../config.ts";

export interface ApiSideOptions {
  config: Config;
  database: Database;
  /** Takes what devices send over HTTP. */
  ingest: Ingest;
  /** A connection to the broker as the service: in this process, or over the network. */
  live: RegistryApiOptions["live"];
  publicUrl: string;
  /** Where to listen; the port is known before, since `publicUrl` names it. */
  http: { host: string; port: number };
  registry: Registry;
  log: Logger;
  /** What of the other parts is not ready. */
  findMissing: () => Promise<string[]>;
  /** Undefined: nobody follows requests. */
  followRequest: FollowRequest | undefined;
}

export async function openApiSide(options: ApiSideOptions): Promise<RegistryApi> {
  const { config, database, ingest, live, publicUrl, http, registry, findMissing, followRequest } = options;
  const log = options.log.child({ part: "api" });
  const site = openSite({
    data: openSiteData(database, config.timeZone, quartersOf(config.basemapDir)),
    timeZone: config.timeZone,
    demo: config.demo,
    basemapDir: config.basemapDir,
    basemapPmtiles: config.basemapPmtiles,
    pdok: config.pdok,
    themeCss: config.theme.css,
    themeClass: config.theme.className,
    statement: config.accessibility,
  });
  return await openRegistryApi({
    database,
    ingest,
    site,
    live,
    publicUrl,
    timeZone: config.timeZone,
    ...http,
    log,
    registry,
    findMissing,
    followRequest,
  });
}
