/** The whole public register as a file. */
import { Readable } from "node:stream";
import { type Database, findMoment } from "@meetpaal/db";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { filterSchema, toFilter } from "../sensors/question.ts";
import { exportAs, FORMATS } from "./export.ts";

/** A whole register costs many slices: so many a minute from one address. */
const FILES_PER_MINUTE = 10;

const formatParameter = z
  .enum(["csv", "xlsx", "geojson", "jsonl"], "expected csv, xlsx, geojson or jsonl")
  .default("csv")
  .describe("csv and xlsx: a row a sensor; geojson: features; jsonl: whole entries, one a line");

export function exportRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    const countFile = app.createRateLimit({ max: FILES_PER_MINUTE, timeWindow: 60_000 });
    app.get(
      "/v1/exports/sensors",
      {
        schema: {
          summary: "The public register whole, as a file",
          description:
            "Complete and as of one moment, whatever is imported meanwhile; the moment stands in the file's name.",
          tags: ["Register"],
          querystring: filterSchema.extend({ format: formatParameter }),
          response: {
            200: {
              description: "The file",
              content: {
                "text/csv": { schema: z.string() },
                [FORMATS.xlsx]: { schema: z.string() },
                "application/geo+json": { schema: z.string() },
                "application/jsonl": { schema: z.string() },
              },
            },
            400: problemContent,
          },
        },
      },
      async (request, reply) => {
        const files = await countFile(request);
        if (!files.isAllowed && files.isExceeded) {
          throw new ApiError("TOO_MANY", "Too many files from this address: try again in a minute.");
        }
        const { format, ...filter } = request.query;
        const moment = await findMoment(database.work("api"));
        const stamp = moment.at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
        reply.type(FORMATS[format]).header("cache-control", "no-cache");
        reply.header("content-disposition", `attachment; filename="sensoren-${stamp}.${format}"`);
        return sendFile(reply, exportAs(format, { database, filter: toFilter(filter), moment }));
      },
    );
    done();
  };
}

/** Around the schema of the route, which describes texts. */
function sendFile(reply: FastifyReply, file: AsyncGenerator<string | Uint8Array>): FastifyReply {
  return reply.send(Readable.from(file, { objectMode: false }));
}
