/** What a datastream measured, as JSON a slice at a time, or as CSV whole. */
import { Readable } from "node:stream";
import type { Database } from "@meetpaal/db";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { type Resolution, rawReadingListSchema, rolledReadingListSchema } from "../contract/readings.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { negotiate } from "../wire/negotiate.ts";
import { toCursor } from "../wire/parameters.ts";
import { csvOf } from "./csv.ts";
import { readingQuestionSchema, streamParametersSchema, windowOf } from "./question.ts";
import { openStream, readRaw, readRolled, resolutionFor } from "./read-readings.ts";

const CSV = "text/csv";

/** One slice waits while the client takes the one before it. */
const READS_AHEAD = { objectMode: true, highWaterMark: 1 };

/** A whole file costs many slices: so many a minute from one address. */
const FILES_PER_MINUTE = 30;

/** @param timeZone - of the installation: its days are calendar days there */
export function readingRoutes(database: Database, timeZone: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    const countFile = app.createRateLimit({ max: FILES_PER_MINUTE, timeWindow: 60_000 });

    app.get(
      "/v1/datastreams/:id/readings",
      {
        schema: {
          summary: "What a datastream measured",
          description:
            "Oldest first. `Accept: text/csv` gives the same whole, without `limit`. What `disclosure` hides is null.",
          tags: ["Readings"],
          params: streamParametersSchema,
          querystring: readingQuestionSchema,
          response: {
            200: {
              description: "Readings, or sums of hours or days",
              content: {
                "application/json": { schema: z.union([rawReadingListSchema, rolledReadingListSchema]) },
                [CSV]: { schema: z.string() },
              },
            },
            400: problemContent,
            403: problemContent,
            404: problemContent,
          },
        },
      },
      async (request, reply) => {
        const { query, params } = request;
        const open = await openStream(database, params.id);
        if (open === "unknown") throw new ApiError("NOT_FOUND", "There is no datastream of this id.");
        if (open === "closed") {
          throw new ApiError("FORBIDDEN", "The readings of this datastream are not public.");
        }
        reply.header("vary", "accept").header("cache-control", "no-cache");
        const window = windowOf(query, open.now);
        const asked = query.cursor?.resolution ?? query.resolution;
        const resolution = asked === "auto" ? resolutionFor(open, window) : asked;
        const zone = (query.cursor === undefined ? query.timeZone : query.cursor.timeZone) ?? timeZone;
        const daysOf = zone === timeZone ? undefined : zone;
        if (negotiate(request.headers.accept, ["application/json", CSV]) === CSV) {
          const files = await countFile(request);
          if (!files.isAllowed && files.isExceeded) {
            throw new ApiError("TOO_MANY", "Too many files from this address: try again in a minute.");
          }
          reply.type(`${CSV}; charset=utf-8`);
          reply.header("content-disposition", `attachment; filename="${fileName(open.stream, resolution)}"`);
          return await sendFile(
            reply,
            Readable.from(csvOf(database, open, { resolution, daysOf }, window), READS_AHEAD),
          );
        }
        const { demo } = open.stream;
        const slice = { ...window, after: query.cursor?.after, limit: query.limit };
        if (resolution === "raw") {
          const { items, gaps, next } = await readRaw(database, open, slice);
          const nextCursor = cursorOf(next, { ...window, resolution });
          return { demo, resolution, timeZone: "UTC", items, gaps, nextCursor };
        }
        const { items, gaps, next } = await readRolled(database, open, { resolution, daysOf }, slice);
        const nextCursor = cursorOf(next, { ...window, resolution, timeZone: daysOf });
        return { demo, resolution, timeZone: resolution === "day" ? zone : "UTC", items, gaps, nextCursor };
      },
    );
    done();
  };
}

function cursorOf(
  after: string | null,
  question: { from: string; to: string; resolution: Resolution; timeZone?: string | undefined },
): string | null {
  return after === null ? null : toCursor({ after, ...question });
}

/** Around the schema of the route, which describes texts. */
function sendFile(reply: FastifyReply, file: Readable): FastifyReply {
  return reply.send(file);
}

function fileName(
  { publicId, key, demo }: { publicId: string; key: string; demo: boolean },
  resolution: string,
) {
  return `${demo ? "voorbeeld-" : ""}${publicId}-${key}-${resolution}.csv`;
}
