/** OGC API Features: the register for GIS programs, as an API and a description of its own beside `/v1`. */
import { type Database, type EntryReach, findMoment, findReach } from "@meetpaal/db";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import * as z from "zod";
import {
  collectionSchema,
  collectionsSchema,
  conformanceSchema,
  featureSchema,
  landingPageSchema,
  linkSchema,
} from "../contract/features.ts";
import { problemSchema } from "../contract/problem.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { readCity } from "../sensors/read-sensors.ts";
import { describeApi } from "../wire/description.ts";
import {
  BASE,
  COLLECTION,
  CONFORMS_TO,
  collectionOf,
  JSON_TYPE,
  landingLinks,
  OPENAPI,
} from "./collection.ts";
import { itemRoutes } from "./item-routes.ts";

const DESCRIPTION = `The public register of sensors in public space for GIS programs, by OGC API Features 1.0.

Places are CRS84 (longitude first); \`crs\` and \`bbox-crs\` take EPSG:28992 and EPSG:4258 too. Errors are problems as
RFC 9457 writes them. What the register says of a sensor in full, and in other languages, is at \`/v1/sensors/{publicId}\`.`;

/** @param publicUrl - where people find it, without a slash at the end */
export function featureRoutes(database: Database, publicUrl: string): FastifyPluginAsyncZod {
  const root = publicUrl + BASE;
  return async (app) => {
    await describeApi(app, {
      base: BASE,
      title: "Meetpaal, OGC API Features",
      description: DESCRIPTION,
      tags: [
        { name: "Capabilities", description: "What is here, and by which standard" },
        { name: "Data", description: "Sensors as features" },
      ],
      tag: "Capabilities",
      named: {
        Problem: problemSchema,
        Link: linkSchema,
        Collection: collectionSchema,
        Feature: featureSchema,
      },
      mediaType: OPENAPI,
      database,
      publicUrl,
    });
    const tags = ["Capabilities"];

    app.get(
      BASE,
      {
        schema: {
          summary: "Where to begin",
          operationId: "getLandingPage",
          tags,
          querystring: z.strictObject({}),
          response: { 200: landingPageSchema, 400: problemContent },
        },
      },
      async () => {
        const { name } = await readCity(database);
        return {
          title: `Sensorenregister ${name}`,
          description: "The public register of sensors in public space, by OGC API Features.",
          links: landingLinks(root),
        };
      },
    );

    app.get(
      `${BASE}/conformance`,
      {
        schema: {
          summary: "What it conforms to",
          tags,
          querystring: z.strictObject({}),
          response: { 200: conformanceSchema, 400: problemContent },
        },
      },
      async () => ({ conformsTo: CONFORMS_TO }),
    );

    app.get(
      `${BASE}/collections`,
      {
        schema: {
          summary: "Collections of features",
          tags,
          querystring: z.strictObject({}),
          response: { 200: collectionsSchema, 400: problemContent },
        },
      },
      async () => ({
        links: [{ href: `${root}/collections`, rel: "self", type: JSON_TYPE }],
        collections: [collectionOf(root, await readReach(database))],
      }),
    );

    app.get(
      `${BASE}/collections/:collectionId`,
      {
        schema: {
          summary: "One collection",
          tags,
          params: z.strictObject({ collectionId: z.string().describe(`\`${COLLECTION}\``) }),
          querystring: z.strictObject({}),
          response: { 200: collectionSchema, 400: problemContent, 404: problemContent },
        },
      },
      async ({ params }) => {
        if (params.collectionId !== COLLECTION)
          throw new ApiError("NOT_FOUND", "There is no such collection.");
        return collectionOf(root, await readReach(database));
      },
    );

    await app.register(itemRoutes(database, root, publicUrl));
  };
}

async function readReach(database: Database): Promise<EntryReach> {
  const api = database.work("api");
  return await findReach(api, await findMoment(api));
}
