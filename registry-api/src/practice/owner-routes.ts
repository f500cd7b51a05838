/** `GET /v1/promises/by-owner`: how each owner of sensors kept its promises this year, as JSON or CSV. */
import type { Database } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { type OwnerBreaks, ownerBreaksListSchema } from "../contract/promises.ts";
import { problemContent } from "../problem/problem-content.ts";
import { csvLines } from "../wire/csv.ts";
import { negotiate } from "../wire/negotiate.ts";
import { readBreaksByOwner } from "./read-promises.ts";

const CSV = "text/csv";

const COLUMNS: Record<string, (owner: OwnerBreaks) => string> = {
  owner: ({ owner }) => owner,
  name: ({ name }) => name,
  sensors: ({ sensors }) => String(sensors),
  promises: ({ promises }) => String(promises),
  brokenNow: ({ brokenNow }) => String(brokenNow),
  timesThisYear: ({ timesThisYear }) => String(timesThisYear),
  hoursThisYear: ({ hoursThisYear }) => hoursThisYear.toFixed(2),
};

/** @param timeZone - of the installation: its year began there */
export function ownerRoutes(database: Database, timeZone: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/promises/by-owner",
      {
        schema: {
          summary: "How each owner of sensors keeps its promises",
          description: "What is broken now, and how often and how long in the calendar year.",
          tags: ["Register"],
          querystring: z.strictObject({}),
          response: {
            200: {
              description: "A line for each owner",
              content: {
                "application/json": { schema: ownerBreaksListSchema },
                [CSV]: { schema: z.string() },
              },
            },
            400: problemContent,
          },
        },
      },
      async (request, reply) => {
        reply.header("cache-control", "no-cache").header("vary", "accept");
        const items = await readBreaksByOwner(database, timeZone);
        if (negotiate(request.headers.accept, ["application/json", CSV]) !== CSV) return { items };
        reply.type(`${CSV}; charset=utf-8`).serializer(String);
        reply.header("content-disposition", 'attachment; filename="beloften-per-eigenaar.csv"');
        const rows = items.map((item) => Object.values(COLUMNS).map((columnOf) => columnOf(item)));
        return csvLines([Object.keys(COLUMNS), ...rows]);
      },
    );
    done();
  };
}
