/** `GET /v1/dcat`: the catalogue for portals of open data. */
import { type Database, findChanges, findOfferedStreams } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { readCity } from "../sensors/read-sensors.ts";
import { negotiate } from "../wire/negotiate.ts";
import { catalogueOf } from "./catalogue.ts";
import { dataSetsOf } from "./data-sets.ts";
import { PREFIXES } from "./terms.ts";
import { toJsonLd, toTurtle } from "./write-graph.ts";

const JSON_LD = "application/ld+json";
const TURTLE = "text/turtle";

/** @param publicUrl - without a slash at the end */
export function dcatRoutes(database: Database, publicUrl: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/dcat",
      {
        schema: {
          summary: "The catalogue of open data",
          description: "DCAT-AP-NL 3: JSON-LD, or Turtle for `Accept: text/turtle`.",
          tags: ["Description"],
          response: {
            200: {
              description: "The catalogue",
              content: {
                [JSON_LD]: { schema: z.array(z.looseObject({ "@id": z.string() })) },
                [TURTLE]: { schema: z.string() },
              },
            },
          },
        },
      },
      async (request, reply) => {
        const [newest] = await findChanges(database.work("api"), { newestFirst: true, limit: 1 });
        const city = await readCity(database);
        const quads = catalogueOf({
          city,
          publicUrl,
          dataSets: dataSetsOf(city, publicUrl, await findOfferedStreams(database.work("api"))),
          changedAt: newest?.recordedAt ?? new Date(0),
        });
        reply.header("vary", "accept").header("cache-control", "public, max-age=300");
        if (negotiate(request.headers.accept, [JSON_LD, TURTLE]) === TURTLE) {
          reply.type(`${TURTLE}; charset=utf-8`).serializer(String);
          return await toTurtle(quads, PREFIXES);
        }
        reply.type(JSON_LD).serializer(JSON.stringify);
        return toJsonLd(quads).map((node) => ({ "@id": "", ...node }));
      },
    );
    done();
  };
}
