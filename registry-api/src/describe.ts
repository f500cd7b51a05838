/**
 * The description of the API (OpenAPI 3.0), made from the contract: `/v1/openapi.json`, and `openapi.json` in this
 * package. It is 3.0 and not 3.1 because the final NL API Design Rules (2.1.0) accept nothing else.
 */
import swagger from "@fastify/swagger";
import type { Database } from "@meetpaal/db";
import type { FastifyInstance } from "fastify";
import {
  createJsonSchemaTransform,
  jsonSchemaTransformObject,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import * as z from "zod";
import { datastreamSchema } from "./contract/datastream.ts";
import { healthSchema } from "./contract/health.ts";
import { liveValueSchema } from "./contract/live.ts";
import { type City, citySchema, organisationSchema } from "./contract/organisation.ts";
import { promiseSchema } from "./contract/practice.ts";
import { problemSchema } from "./contract/problem.ts";
import { cityPromiseSchema } from "./contract/promises.ts";
import { rawReadingSchema, rolledReadingSchema } from "./contract/readings.ts";
import { sensorModelSchema, sensorSchema } from "./contract/sensor.ts";
import { translatedSchema } from "./contract/vocabulary.ts";
import { zoneSchema } from "./contract/zone.ts";
import { API_VERSION } from "./protection.ts";
import { readCity } from "./sensors/read-sensors.ts";
import { type Json, publishedDescription } from "./wire/published-description.ts";

const DESCRIPTION = `The public register of sensors in public space, what was promised of each, and what they measure.

Instants are UTC, RFC 3339. Places are WGS 84, longitude first. Errors are problems as RFC 9457 writes them, and name
every wrong parameter. The data are open; the licence of each datastream stands at the datastream. A version of this API
that is to end says so in \`Deprecation\` and \`Sunset\` half a year before.`;

/** What has a name of its own in the description; the rest stands where it is used. */
const NAMED: Record<string, z.ZodType> = {
  City: citySchema,
  CityPromise: cityPromiseSchema,
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

const documentSchema = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .describe("OpenAPI 3.0");

/** Describes the routes that are registered after it. */
export async function describe(app: FastifyInstance, database: Database, publicUrl: string): Promise<void> {
  for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { ...schema.meta(), id });
  await app.register(swagger, {
    openapi: {
      openapi: "3.0.3",
      info: {
        title: "Meetpaal",
        version: API_VERSION,
        description: DESCRIPTION,
        license: {
          name: "EUPL-1.2",
          url: "https://interoperable-europe.ec.europa.eu/licence/eupl-12-or-later",
        },
      },
      tags: [
        { name: "Register", description: "Sensors, their versions, and promise beside practice" },
        { name: "Readings", description: "What datastreams measured" },
        { name: "Live", description: "Values and zones as they change" },
        { name: "Devices", description: "What devices send" },
        { name: "Health", description: "For watchdogs" },
        { name: "Description", description: "This description" },
      ],
    },
    transform: createJsonSchemaTransform({}),
    transformObject: describeNamed,
  });

  let made: Json | undefined;
  app.withTypeProvider<ZodTypeProvider>().get(
    "/v1/openapi.json",
    {
      schema: {
        summary: "This description",
        description: "Made from the same schemas that check every question and every answer.",
        tags: ["Description"],
        response: { 200: documentSchema },
      },
    },
    async (_request, reply) => {
      made ??= publishedDescription(
        z.record(z.string(), z.unknown()).parse(structuredClone(app.swagger())),
        publicUrl,
      );
      const described = documentSchema.parse(made);
      const { name, contact } = await readCity(database);
      reply.header("cache-control", "public, max-age=300").serializer(JSON.stringify);
      const info = {
        ...described.info,
        contact: { name, url: `${publicUrl}/nl/contact`, ...emailOf(contact) },
      };
      return { ...described, info };
    },
  );
}

function emailOf(contact: City["contact"]): { email?: string } {
  return contact?.mailbox === undefined ? {} : { email: contact.mailbox };
}

/** Nothing named is sent to us: the variants for input are only noise. */
const describeNamed: typeof jsonSchemaTransformObject = (document) => {
  const description = jsonSchemaTransformObject(document);
  const schemas = "components" in description ? description.components?.schemas : undefined;
  for (const id of Object.keys(NAMED)) delete schemas?.[`${id}Input`];
  return description;
};
