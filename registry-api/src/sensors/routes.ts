/** The public register over HTTP: its sensors, and one of them as it is or was. */
import type { Database } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { sensorFeatureCollectionSchema, sensorListSchema, sensorSchema } from "../contract/sensor.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { negotiate } from "../wire/negotiate.ts";
import { instantParameter, toCursor } from "../wire/parameters.ts";
import { sensorQuestionSchema, toFilter } from "./question.ts";
import { readSensor, readSensors } from "./read-sensors.ts";
import { toFeature } from "./to-feature.ts";

const GEOJSON = "application/geo+json";

export function sensorRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/sensors",
      {
        schema: {
          summary: "The sensors of the public register",
          description:
            "In a stable order of its own. `Accept: application/geo+json` gives a FeatureCollection.",
          tags: ["Register"],
          querystring: sensorQuestionSchema,
          response: {
            200: {
              description: "Sensors that meet all that was asked",
              content: {
                "application/json": { schema: sensorListSchema },
                [GEOJSON]: { schema: sensorFeatureCollectionSchema },
              },
            },
            400: problemContent,
          },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const page = { after: query.cursor?.after ?? 0, limit: query.limit };
        const { sensors, next } = await readSensors(database, toFilter(query), page);
        const nextCursor = next === null ? null : toCursor({ after: next });
        // What was read went through the contract already; a second time would double the work of a long list.
        reply.header("vary", "accept").serializer(JSON.stringify);
        if (negotiate(request.headers.accept, ["application/json", GEOJSON]) !== GEOJSON) {
          return { items: sensors, nextCursor };
        }
        reply.type(GEOJSON);
        return { type: "FeatureCollection" as const, features: sensors.map(toFeature), nextCursor };
      },
    );

    app.get(
      "/v1/sensors/:publicId",
      {
        schema: {
          summary: "One sensor, as it is or as it was",
          tags: ["Register"],
          params: z.strictObject({
            publicId: z.string().max(100).describe("Its public number, as on the box"),
          }),
          querystring: z.strictObject({
            at: instantParameter.optional().describe("The state that held then; now when absent"),
            knownAt: instantParameter
              .optional()
              .describe(
                "As it was known then, before later versions and corrections; as known now when absent",
              ),
          }),
          response: { 200: sensorSchema, 400: problemContent, 404: problemContent },
        },
      },
      async ({ params, query }) => {
        const sensor = await readSensor(database, params.publicId, query);
        if (sensor === null) throw new ApiError("NOT_FOUND", unknownSensor(params.publicId, query.at));
        return sensor;
      },
    );
    done();
  };
}

/** Only what has the form of a number is repeated in the answer. */
function unknownSensor(publicId: string, at: Date | undefined): string {
  const name = /^[0-9a-z]{8}$/.test(publicId) ? ` ${publicId}` : " of this number";
  const when = at === undefined ? "" : " at that time";
  return `The public register has no sensor${name}${when}.`;
}
