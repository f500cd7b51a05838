/** Whether this process lives, and whether it can answer. No rate limit, no cache: watchdogs ask here. */
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { healthSchema } from "../contract/health.ts";

/** @param findMissing - names of what is missing for this process to answer; empty: nothing */
export function healthRoutes(findMissing: () => Promise<string[]>): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/health/live",
      {
        config: { rateLimit: false },
        schema: { summary: "Whether the process lives", tags: ["Health"], response: { 200: healthSchema } },
      },
      async (_request, reply) => {
        reply.header("cache-control", "no-store");
        return { status: "ok" as const, missing: [] };
      },
    );

    app.get(
      "/health/ready",
      {
        config: { rateLimit: false },
        schema: {
          summary: "Whether the process can answer",
          tags: ["Health"],
          response: { 200: healthSchema, 503: healthSchema },
        },
      },
      async (_request, reply) => {
        reply.header("cache-control", "no-store");
        const missing = await findMissing();
        reply.status(missing.length === 0 ? 200 : 503);
        return { status: missing.length === 0 ? ("ok" as const) : ("unavailable" as const), missing };
      },
    );
    done();
  };
}
