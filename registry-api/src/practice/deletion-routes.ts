/** `GET /v1/deletions`: each time that the machine looked for what was due, and what it deleted then. */
import { type Database, findRetentionRuns, type RetentionRunRow } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { type DeletionRun, deletionRunListSchema } from "../contract/deletions.ts";
import { problemContent } from "../problem/problem-content.ts";
import { instant } from "../wire/instant.ts";
import { cursorParameter, limitParameter, toCursor } from "../wire/parameters.ts";

const placeSchema = z.strictObject({ before: z.string().regex(/^\d{1,18}$/) });

const EXPECTED = "expected true or false";

export function deletionRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/deletions",
      {
        schema: {
          summary: "What was deleted because it was due",
          description:
            "Newest first, of the last 30 days: the machine looks every 20 seconds, over all datastreams together. What is left of each is told by its sensor's promises.",
          tags: ["Register"],
          querystring: z.strictObject({
            deleting: z
              .enum(["true", "false"], EXPECTED)
              .default("true")
              .describe("True: only the times at which something was deleted; false: every time"),
            limit: limitParameter,
            cursor: cursorParameter(placeSchema).optional(),
          }),
          response: { 200: deletionRunListSchema, 400: problemContent },
        },
      },
      async ({ query: { deleting, limit, cursor } }, reply) => {
        reply.header("cache-control", "no-cache");
        const rows = await findRetentionRuns(database.work("api"), {
          before: cursor?.before,
          onlyDeleting: deleting === "true",
          limit: limit + 1,
        });
        const items = rows.slice(0, limit);
        const last = items.at(-1);
        const hasMore = rows.length > limit && last !== undefined;
        return {
          items: items.map(toDeletionRun),
          nextCursor: hasMore ? toCursor({ before: last.id }) : null,
        };
      },
    );
    done();
  };
}

export function toDeletionRun({ startedAt, finishedAt, raw, hour, day }: RetentionRunRow): DeletionRun {
  return {
    startedAt: instant(startedAt),
    finishedAt: instant(finishedAt),
    deleted: { raw, hour, day },
  };
}
