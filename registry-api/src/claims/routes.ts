/**
 * `POST /v1/claims`: a device fetches its own secret by a claim code, over TLS alone. Why a code does not work is told to
 * nobody: it would help whoever guesses.
 */
import { claimCredential, type Database } from "@meetpaal/db";
import { buildTopic } from "@meetpaal/model";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { claimedSchema, claimSchema } from "../contract/claim.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { isLoopback } from "../protection.ts";

/** A batch of boxes may come from one address; whoever guesses at 100 bits gets nowhere with any number. */
const PER_MINUTE = 60;

export function claimRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.post(
      "/v1/claims",
      {
        config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000, allowList: [] } },
        schema: {
          summary: "A device exchanges a claim code for its own secret",
          tags: ["Devices"],
          querystring: z.strictObject({}),
          body: claimSchema,
          response: { 201: claimedSchema, 400: problemContent, 403: problemContent, 429: problemContent },
        },
      },
      async (request, reply) => {
        reply.header("cache-control", "no-store");
        if (request.protocol !== "https" && !isLoopback(request.ip)) {
          throw new ApiError("FORBIDDEN", "A secret is only given over HTTPS.");
        }
        const { deviceId, code } = request.body;
        const credential = await claimCredential(database, deviceId, code);
        if (credential === null) {
          throw new ApiError(
            "FORBIDDEN",
            "This code does not work for this device. Ask whoever gave it to you for another.",
          );
        }
        const topics = credential.publicIds.map((publicId) => buildTopic({ kind: "readings", publicId }));
        return reply.status(201).send({ deviceId, secret: credential.secret, topics });
      },
    );
    done();
  };
}
