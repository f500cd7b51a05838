/** `GET /v1/promises`: how the promises of the whole city stand, as JSON a slice at a time, or as CSV whole. */
import { Readable } from "node:stream";
import type { Database, PromisePlace } from "@meetpaal/db";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { type CityPromise, cityPromiseListSchema } from "../contract/promises.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { csvLines } from "../wire/csv.ts";
import { negotiate } from "../wire/negotiate.ts";
import { cursorParameter, limitParameter, toCursor } from "../wire/parameters.ts";
import { promiseParameters } from "./question.ts";
import { readPromises } from "./read-promises.ts";

const CSV = "text/csv";
/** One slice waits while the client takes the one before it. */
const READS_AHEAD = { objectMode: true, highWaterMark: 1 };
const SLICE = 1_000;
/** A whole file costs many slices: so many a minute from one address. */
const FILES_PER_MINUTE = 30;

const DEMO = "VOORBEELD: geen echte metingen / EXAMPLE: not real measurements";

const COLUMNS: Record<string, (promise: CityPromise) => string> = {
  sensor: ({ sensor }) => sensor.publicId,
  name: ({ sensor }) => sensor.name["nl"] ?? "",
  owner: ({ sensor }) => sensor.owner,
  promise: ({ id }) => id,
  datastream: ({ datastream }) => String(datastream ?? ""),
  verdict: ({ verdict }) => verdict,
  since: ({ since }) => since,
  lastBrokenAt: ({ lastBrokenAt }) => lastBrokenAt ?? "",
  timesThisYear: ({ timesThisYear }) => String(timesThisYear),
  hoursThisYear: ({ hoursThisYear }) => hoursThisYear.toFixed(2),
  measuredAt: ({ measuredAt }) => measuredAt,
  basis: ({ basis }) => basis,
  explanation: ({ explanation }) => explanation["nl"] ?? "",
  limits: ({ limits }) => limits?.["nl"] ?? "",
  respondedAt: ({ responses }) => responses[0]?.at ?? "",
  response: ({ responses }) => responses[0]?.text["nl"] ?? "",
  remark: ({ sensor }) => (sensor.demo ? DEMO : ""),
};

const LARGEST_INT = 2_147_483_647;
const placeSchema = z.strictObject({
  sensorId: z.int().min(0).max(LARGEST_INT),
  promise: z.string().regex(/^[a-z.-]{1,60}$/),
  datastream: z.int().min(0).max(LARGEST_INT),
});

type Slice = Awaited<ReturnType<typeof readPromises>>;

/** @param timeZone - of the installation: people are shown its time */
export function promiseRoutes(database: Database, timeZone: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    const countFile = app.createRateLimit({ max: FILES_PER_MINUTE, timeWindow: 60_000 });

    app.get(
      "/v1/promises",
      {
        schema: {
          summary: "The promises of all sensors, and what was measured",
          description:
            "By sensor, in the order of the register, with how often and how long each was broken in the calendar year. `Accept: text/csv` gives the same whole, without `limit`, in Dutch.",
          tags: ["Register"],
          querystring: z.strictObject({
            ...promiseParameters,
            limit: limitParameter,
            cursor: cursorParameter(placeSchema).optional(),
          }),
          response: {
            200: {
              description: "Promises that meet all that was asked",
              content: {
                "application/json": { schema: cityPromiseListSchema },
                [CSV]: { schema: z.string() },
              },
            },
            400: problemContent,
          },
        },
      },
      async (request, reply) => {
        const { limit, cursor, ...filter } = request.query;
        reply.header("cache-control", "no-cache").header("vary", "accept");
        if (negotiate(request.headers.accept, ["application/json", CSV]) === CSV) {
          const files = await countFile(request);
          if (!files.isAllowed && files.isExceeded) {
            throw new ApiError("TOO_MANY", "Too many files from this address: try again in a minute.");
          }
          const read = async (after: PromisePlace | undefined) =>
            await readPromises(database, timeZone, filter, { after, limit: SLICE });
          // A failure can still be told before the first byte.
          const first = await read(cursor);
          reply.type(`${CSV}; charset=utf-8`);
          reply.header("content-disposition", 'attachment; filename="beloften.csv"');
          return await sendFile(reply, Readable.from(csvOf(first, read), READS_AHEAD));
        }
        const { items, next } = await readPromises(database, timeZone, filter, { after: cursor, limit });
        return { items, nextCursor: next === null ? null : toCursor(next) };
      },
    );
    done();
  };
}

async function* csvOf(first: Slice, read: (after: PromisePlace) => Promise<Slice>): AsyncGenerator<string> {
  yield csvLines([Object.keys(COLUMNS)]);
  let slice = first;
  for (;;) {
    const { items, next } = slice;
    if (items.length > 0) {
      yield csvLines(items.map((item) => Object.values(COLUMNS).map((columnOf) => columnOf(item))));
    }
    if (next === null) return;
    slice = await read(next);
  }
}

/** Around the schema of the route, which describes texts. */
function sendFile(reply: FastifyReply, file: Readable): FastifyReply {
  return reply.send(file);
}
