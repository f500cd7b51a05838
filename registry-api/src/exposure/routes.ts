/** `GET /v1/datastreams/{id}/exposure`: radio waves over half hours, beside the limit that holds for them. */
import type { Database } from "@meetpaal/db";
import { DAY_MS } from "@meetpaal/model";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { exposureListSchema } from "../contract/exposure.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { streamParametersSchema } from "../readings/question.ts";
import { openStream } from "../readings/read-readings.ts";
import { instantParameter } from "../wire/parameters.ts";
import { isField, readExposure, wholeHalfHour } from "./read-exposure.ts";

/** A value each ten seconds: so many are summed for one answer. */
const LONGEST_MS = 2 * DAY_MS;

const questionSchema = z
  .strictObject({
    from: instantParameter
      .optional()
      .describe("Included, cut to a half hour; 24 hours before `to` when absent"),
    to: instantParameter.optional().describe("Excluded, cut to a half hour; now when absent"),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["from"],
    message: "expected an instant that is not after `to`",
  });

export function exposureRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/datastreams/:id/exposure",
      {
        schema: {
          summary: "How strong radio waves were, beside their limit",
          description:
            "Over 30 minutes, from the mean of the squares (ICNIRP 2020, table 5); as far back as single readings are kept. Never of a single value.",
          tags: ["Readings"],
          params: streamParametersSchema,
          querystring: questionSchema,
          response: {
            200: exposureListSchema,
            400: problemContent,
            403: problemContent,
            404: problemContent,
          },
        },
      },
      async ({ params, query }, reply) => {
        const open = await openStream(database, params.id);
        if (open === "closed")
          throw new ApiError("FORBIDDEN", "The readings of this datastream are not public.");
        if (open === "unknown" || !isField(open.stream))
          throw new ApiError("NOT_FOUND", "There is no datastream of this id that measures a field in V/m.");
        const newest = wholeHalfHour(open.now);
        const asked = wholeHalfHour(query.to ?? newest);
        const to = asked < newest ? asked : newest;
        const from = wholeHalfHour(query.from ?? new Date(to.getTime() - DAY_MS));
        if (to.getTime() - from.getTime() > LONGEST_MS)
          throw new ApiError("REFUSED", "Ask for at most two days at once.", [
            { in: "query", name: "from", message: "expected an instant at most two days before `to`" },
          ]);
        reply.header("cache-control", "no-cache");
        return await readExposure(database, open, { from, to });
      },
    );
    done();
  };
}
