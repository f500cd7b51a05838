/**
 * The HTTP server, without a port: routes of the register, of readings, live and health, and the site behind them.
 *
 *   request -> limits, security headers -> route (checked by the contract) -> etag, compression -> answer
 *                                            error -> problem
 */
import { setTimeout as sleep } from "node:timers/promises";
import compress from "@fastify/compress";
import etag from "@fastify/etag";
import websocket from "@fastify/websocket";
import type { Database } from "@meetpaal/db";
import type { Ingest } from "@meetpaal/ingest";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { claimRoutes } from "./claims/routes.ts";
import type { Site } from "./contract/site.ts";
import { dcatRoutes } from "./dcat/routes.ts";
import { describe } from "./describe.ts";
import { deviceRoutes } from "./devices/routes.ts";
import { exportRoutes } from "./exports/routes.ts";
import { exposureRoutes } from "./exposure/routes.ts";
import { featureRoutes } from "./features/routes.ts";
import { findMissingOf } from "./health/find-missing.ts";
import { healthRoutes } from "./health/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import type { Live } from "./live/live.ts";
import { liveRoutes } from "./live/routes.ts";
import { pictureRoutes } from "./pictures/routes.ts";
import { promiseRoutes } from "./practice/city-routes.ts";
import { deletionRoutes } from "./practice/deletion-routes.ts";
import { promiseFeedRoutes } from "./practice/feed-routes.ts";
import { ownerRoutes } from "./practice/owner-routes.ts";
import { practiceRoutes } from "./practice/routes.ts";
import { sendProblem } from "./problem/handle-error.ts";
import { protect } from "./protection.ts";
import { readingRoutes } from "./readings/routes.ts";
import { sensorRoutes } from "./sensors/routes.ts";
import { sensorThingsRoutes } from "./sensorthings/routes.ts";
import { failInWords, mountSite } from "./site/mount.ts";
import { type FollowRequest, followEach } from "./tracing.ts";
import { zoneRoutes } from "./zones/routes.ts";

export interface AppOptions {
  database: Database;
  /** Takes what devices send over HTTP. */
  ingest: Ingest;
  site: Site;
  live: Live;
  /** Where people find it; without a slash at the end. */
  publicUrl: string;
  /** Of the installation: people are shown its time. */
  timeZone: string;
  log: Logger;
  /** Names of other parts of this process that are not ready; empty: all are. */
  findMissing?: (() => Promise<string[]>) | undefined;
  /** Follows each request as a span; undefined: nobody does. */
  followRequest?: FollowRequest | undefined;
}

/** A client may be silent for so long before its headers are complete [ms]. */
const PATIENCE_MS = 30_000;
/** What a client may send over the live feed: nothing but its goodbye [bytes]. */
const LARGEST_LIVE_MESSAGE = 1_024;
/** Listeners that do not answer our goodbye within this time are cut off [ms]. */
const GOODBYE_MS = 1_000;
/** Answers under way get so long to end; a connection that a client opened and never used would wait for ever [ms]. */
const LAST_ANSWERS_MS = 3_000;

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, live, publicUrl, site, timeZone, log } = options;
  const loggerInstance: FastifyBaseLogger = log;
  const fail = failInWords(site, publicUrl);
  const app = fastify({
    loggerInstance,
    // An address, and the words somebody searched for, are nobody's business.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => {
      fail(error, request, reply);
    },
    trustProxy: "loopback",
    requestTimeout: PATIENCE_MS,
    bodyLimit: 65_536,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(fail);
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { status: 404, detail: "There is nothing at this path for this method." }),
  );

  app.addHook("preClose", async () => {
    setTimeout(() => app.server.closeAllConnections(), LAST_ANSWERS_MS).unref();
  });

  if (options.followRequest !== undefined) followEach(app, options.followRequest);
  await protect(app, publicUrl.startsWith("https:"));
  await app.register(etag, { weak: true });
  // What nobody may keep, nobody comes back with: a mark of it would only tell two answers about one person apart.
  app.addHook("onSend", async (_request, reply) => {
    if (reply.getHeader("cache-control") === "no-store") reply.removeHeader("etag");
  });
  await app.register(compress, { encodings: ["br", "gzip"], globalDecompression: false });
  await app.register(websocket, {
    options: { maxPayload: LARGEST_LIVE_MESSAGE },
    preClose: async () => {
      live.farewell();
      app.websocketServer.close();
      const { clients } = app.websocketServer;
      for (let waitedMs = 0; clients.size > 0 && waitedMs < GOODBYE_MS; waitedMs += 50) await sleep(50);
      for (const client of clients) client.terminate();
    },
    errorHandler: (error, socket, request) => {
      request.log.debug({ err: error }, "live connection failed");
      socket.terminate();
    },
  });
  await app.register(async (v1) => {
    await describe(v1, database, publicUrl);
    await v1.register(sensorRoutes(database));
    await v1.register(historyRoutes(database, publicUrl));
    await v1.register(exportRoutes(database));
    await v1.register(dcatRoutes(database, publicUrl));
    await v1.register(practiceRoutes(database, timeZone));
    await v1.register(deletionRoutes(database));
    await v1.register(promiseRoutes(database, timeZone));
    await v1.register(ownerRoutes(database, timeZone));
    await v1.register(promiseFeedRoutes(database, publicUrl, timeZone));
    await v1.register(pictureRoutes(database));
    await v1.register(deviceRoutes(options.ingest));
    await v1.register(readingRoutes(database, timeZone));
    await v1.register(exposureRoutes(database));
    await v1.register(zoneRoutes({ database, publicUrl }));
    await v1.register(claimRoutes(database));
    await v1.register(liveRoutes(live, publicUrl));
    await v1.register(
      healthRoutes(async () => [
        ...(await findMissingOf(database)),
        ...(live.isConnected() ? [] : ["live"]),
        ...((await options.findMissing?.()) ?? []),
      ]),
    );
  });
  await app.register(featureRoutes(database, publicUrl));
  await app.register(sensorThingsRoutes(database, publicUrl));
  await mountSite(app, site, publicUrl);
  return app;
}
