/** The description of the API (OpenAPI 3.1), made from the contract: `/v1/openapi.json`, and `openapi.json` in this package. */
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

const DESCRIPTION = `The public register of sensors in public space, what was promised of each, and what they measure.

Instants are UTC, RFC 3339. Places are WGS 84, longitude first. Errors are problems as RFC 9457 writes them, and name
every wrong parameter. The data are open; the licence of each datastream stands at the datastream.`;

/** Describes the routes that are registered after it. */
export async function describe(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Meetpaal",
        version: "1.0.0",
        description: DESCRIPTION,
        license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
      },
      servers: [{ url: "/" }],
      tags: [
        { name: "Register", description: "Sensors, their versions, and promise beside practice" },
        { name: "Readings", description: "What datastreams measured" },
        { name: "Live", description: "Values and zones as they change" },
        { name: "Health", description: "For watchdogs" },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });

  app.get("/v1/openapi.json", { schema: { hide: true } }, async (_request, reply) => {
    reply.type("application/json").header("cache-control", "public, max-age=300");
    return JSON.stringify(app.swagger());
  });
}
