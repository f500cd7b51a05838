/** The description of the register's own API: `/v1/openapi.json`, and `openapi.json` in this package. */
import type { Database } from "@meetpaal/db";
import type { FastifyInstance } from "fastify";
import type * as z from "zod";
import { datastreamSchema } from "./contract/datastream.ts";
import { healthSchema } from "./contract/health.ts";
import { liveValueSchema } from "./contract/live.ts";
import { citySchema, organisationSchema } from "./contract/organisation.ts";
import { promiseSchema } from "./contract/practice.ts";
import { problemSchema } from "./contract/problem.ts";
import { cityPromiseSchema } from "./contract/promises.ts";
import { rawReadingSchema, rolledReadingSchema } from "./contract/readings.ts";
import { sensorModelSchema, sensorSchema } from "./contract/sensor.ts";
import { translatedSchema } from "./contract/vocabulary.ts";
import { zoneSchema } from "./contract/zone.ts";
import { describeApi } from "./wire/description.ts";

const DESCRIPTION = `The public register of sensors in public space, what was promised of each, and what they measure.

Instants are UTC, RFC 3339. Places are WGS 84, longitude first. Errors are problems as RFC 9457 writes them, and name
every wrong parameter. The data are open; the licence of each datastream stands at the datastream. A version of this API
that is to end says so in \`Deprecation\` and \`Sunset\` half a year before.`;

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

/** Describes the routes that are registered after it. */
export async function describe(app: FastifyInstance, database: Database, publicUrl: string): Promise<void> {
  await describeApi(app, {
    base: "/v1",
    title: "Meetpaal",
    description: DESCRIPTION,
    tags: [
      { name: "Register", description: "Sensors, their versions, and promise beside practice" },
      { name: "Readings", description: "What datastreams measured" },
      { name: "Live", description: "Values and zones as they change" },
      { name: "Devices", description: "What devices send" },
      { name: "Health", description: "For watchdogs" },
      { name: "Description", description: "This description" },
    ],
    tag: "Description",
    named: NAMED,
    mediaType: "application/json; charset=utf-8",
    database,
    publicUrl,
  });
}
