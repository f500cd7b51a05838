/** The public register over HTTP: its sensors, and one of them as it is or was. */
import type { Database } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import {
  chosenSensorListSchema,
  sensorFeatureCollectionSchema,
  sensorListSchema,
  sensorSchema,
} from "../contract/sensor.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { locationIn, sayCrs } from "../wire/in-crs.ts";
import { negotiate } from "../wire/negotiate.ts";
import { instantParameter, toCursor } from "../wire/parameters.ts";
import {
  crsParameter,
  fieldsParameter,
  momentOf,
  placeAfter,
  sensorQuestionSchema,
  toFilter,
  toSlice,
} from "./question.ts";
import { readFeaturePage, readSensorPage } from "./read-entries.ts";
import { readSensor } from "./read-sensors.ts";
import { shown } from "./shown.ts";

const GEOJSON = "application/geo+json";

export function sensorRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/sensors",
      {
        schema: {
          summary: "The sensors of the public register",
          description:
            "Every page is of the moment of the first: each sensor comes once, whatever changes meanwhile. `Accept: application/geo+json` gives a FeatureCollection.",
          tags: ["Register"],
          querystring: sensorQuestionSchema,
          response: {
            200: {
              description: "Sensors that meet all that was asked",
              content: {
                "application/json": { schema: z.union([sensorListSchema, chosenSensorListSchema]) },
                [GEOJSON]: { schema: sensorFeatureCollectionSchema },
              },
            },
            400: problemContent,
          },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const crs = query.crs ?? "CRS84";
        const slice = toSlice(query);
        const question = { filter: toFilter(query), slice, moment: momentOf(query) };
        sayCrs(reply, crs);
        // What was read went through the contract already; a second time would double the work of a long list.
        reply.header("cache-control", "no-cache").header("vary", "accept").serializer(JSON.stringify);
        if (negotiate(request.headers.accept, ["application/json", GEOJSON]) !== GEOJSON) {
          const { items, last, moment } = await readSensorPage(database, question);
          return {
            items: items.map((sensor) => shown(sensor, crs, query.fields)),
            nextCursor: last === null ? null : toCursor(placeAfter(slice, last, moment)),
          };
        }
        const { items, last, moment } = await readFeaturePage(database, question);
        reply.type(GEOJSON);
        return {
          type: "FeatureCollection" as const,
          features: items.map((feature) => ({ ...feature, geometry: locationIn(feature.geometry, crs) })),
          nextCursor: last === null ? null : toCursor(placeAfter(slice, last, moment)),
        };
      },
    );

    app.get(
      "/v1/sensors/:publicId",
      {
        schema: {
          summary: "One sensor, as it is or as it was",
          description: "By two times: when it held in the street (`at`), and when it was known (`knownAt`).",
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
            crs: crsParameter.optional(),
            fields: fieldsParameter.optional(),
          }),
          response: {
            200: z.union([sensorSchema, sensorSchema.partial()]),
            400: problemContent,
            404: problemContent,
          },
        },
      },
      async ({ params, query }, reply) => {
        const sensor = await readSensor(database, params.publicId, query);
        if (sensor === null) throw new ApiError("NOT_FOUND", unknownSensor(params.publicId, query.at));
        const crs = query.crs ?? "CRS84";
        sayCrs(reply, crs);
        reply.header("cache-control", "no-cache").serializer(JSON.stringify);
        return shown(sensor, crs, query.fields);
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
