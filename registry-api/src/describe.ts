/** The description of the API (OpenAPI 3.1), made from the contract: `/v1/openapi.json`, and `openapi.json` in this package. */
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import * as z from "zod";
import { datastreamSchema } from "./contract/datastream.ts";
import { healthSchema } from "./contract/health.ts";
import { liveValueSchema } from "./contract/live.ts";
import { citySchema, organisationSchema } from "./contract/organisation.ts";
import { promiseSchema } from "./contract/practice.ts";
import { problemSchema } from "./contract/problem.ts";
import { rawReadingSchema, rolledReadingSchema } from "./contract/readings.ts";
import { sensorModelSchema, sensorSchema } from "./contract/sensor.ts";
import { translatedSchema } from "./contract/vocabulary.ts";
import { zoneSchema } from "./contract/zone.ts";

const DESCRIPTION = `The public register of sensors in public space, what was promised of each, and what they measure.

Instants are UTC, RFC 3339. Places are WGS 84, longitude first. Errors are problems as RFC 9457 writes them, and name
every wrong parameter. The data are open; the licence of each datastream stands at the datastream.`;

/** What has a name of its own in the description; the rest stands where it is used. */
const NAMED: Record<string, z.ZodType> = {
  City: citySchema,
  Datastream: datastreamSchema,
  Health: healthSchema,
  LiveValue: liveValueSchema,
  Organisation: organisationSchema,
  Problem: problemSchema,
  PromiseInPractice: promiseSchema,
  RawReading: rawReadingSchema,
  RolledReading: rolledReadingSchema,
  Sensor: sensorSchema,
  SensorModel: sensorModelSchema,
  Translated: translatedSchema,
  Zone: zoneSchema,
};

/** Describes the routes that are registered after it. */
export async function describe(app: FastifyInstance): Promise<void> {
  for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id });
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
        { name: "Devices", description: "What devices send" },
        { name: "Health", description: "For watchdogs" },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: describeNamed,
  });

  app.get("/v1/openapi.json", { schema: { hide: true } }, async (_request, reply) => {
    reply.type("application/json").header("cache-control", "public, max-age=300");
    return JSON.stringify(app.swagger());
  });
}

/** Nothing named is sent to us: the variants for input are only noise. */
const describeNamed: typeof jsonSchemaTransformObject = (document) => {
  const description = jsonSchemaTransformObject(document);
  const schemas = "components" in description ? description.components?.schemas : undefined;
  for (const id of Object.keys(NAMED)) delete schemas?.[`${id}Input`];
  return description;
};
