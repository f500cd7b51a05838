/**
 * What every answer carries, and what keeps the server standing: security headers, open data for other sites, limits.
 *
 * The pages load nothing from elsewhere and run no script of a page's own, so the policy allows exactly that. `data:`
 * is there only because the map library's style sheet holds small drawings.
 */
import { getHeapStatistics } from "node:v8";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { deprecationHeaders } from "./wire/deprecation.ts";

/** Of the API, on every answer of it. */
export const API_VERSION = "1.0.0";

/** One address may be a whole crowd behind one mobile network. */
const REQUESTS_PER_MINUTE = 3_000;

/**
 * With more than this in use the process would die of its work: better refuse some. The delay of the event loop is no
 * measure of it: on a machine that is busy with other things it has no samples, and counts as infinite.
 */
const MOST_HEAP = 0.9 * getHeapStatistics().heap_size_limit;

/** What a page of another site may read beside the body. */
const EXPOSED = [
  "API-Version",
  "Content-Crs",
  "Deprecation",
  "ETag",
  "Link",
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "RateLimit-Reset",
  "Retry-After",
  "Sunset",
];

const SELF = ["'self'"];

const POLICY = {
  "default-src": ["'none'"],
  "script-src": SELF,
  "style-src": SELF,
  "img-src": ["'self'", "data:"],
  "font-src": SELF,
  "connect-src": SELF,
  "worker-src": SELF,
  "manifest-src": SELF,
  "form-action": SELF,
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
};

const PERMISSIONS = "camera=(), microphone=(), geolocation=(self)";

/** @param isSecure - reached by https: browsers may then be told to use nothing else */
export async function protect(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false, // needs headers of a base map's server
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", PERMISSIONS);
    if (!isApi(request.url)) return;
    reply.header("api-version", API_VERSION);
    reply.header("cross-origin-resource-policy", "cross-origin");
  });
  app.addHook("onRequest", async (request, reply) => {
    const { deprecated } = request.routeOptions.config;
    if (deprecated !== undefined) reply.headers(deprecationHeaders(deprecated));
  });
  await app.register(cors, {
    delegator: (request, callback) => {
      callback(
        null,
        isApi(request.url ?? "")
          ? { origin: "*", methods: ["GET", "HEAD"], exposedHeaders: EXPOSED }
          : { origin: false },
      );
    },
  });
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    enableDraftSpec: true, // `RateLimit-Limit`, `-Remaining`, `-Reset`, instead of headers of its own
    // Watchdogs, and a load test of our own. Whoever comes through a proxy on this machine is known by its header.
    allowList: (request) => isLoopback(request.ip),
    errorResponseBuilder: (_request, { after }) =>
      Object.assign(new Error(`Too many requests from this address: try again in ${after}.`), {
        statusCode: 429,
      }),
  });
  await app.register(underPressure, {
    maxHeapUsedBytes: MOST_HEAP,
    pressureHandler: (request) => {
      if (request.url.startsWith("/health/")) return;
      throw Object.assign(new Error("the heap is nearly full"), { statusCode: 503 });
    },
  });
}

export function isApi(url: string): boolean {
  return /^\/(v1|ogc\/v1|sta\/v1\.1)([/?]|$)/.test(url);
}

/** Whoever comes through a proxy on this machine is known by its header, and is not this machine. */
export function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
}
