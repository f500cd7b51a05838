/**
 * The description of an API (OpenAPI 3.0), made from the contract: each API of this server is a scope of its own with its
 * own document at `openapi.json`. It is 3.0 and not 3.1 because the final NL API Design Rules (2.1.0) accept nothing else.
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
import type { City } from "../contract/organisation.ts";
import { API_VERSION } from "../protection.ts";
import { readCity } from "../sensors/read-sensors.ts";
import { type Json, publishedDescription } from "./published-description.ts";

export interface DescriptionPlan {
  /** Path of this major version: `/v1`. */
  base: string;
  title: string;
  description: string;
  tags: { name: string; description: string }[];
  /** Tag of the description itself. */
  tag: string;
  /** What has a name of its own in the description, the same name in all; the rest stands where it is used. */
  named: Record<string, z.ZodType>;
  /** Media type of the answer. */
  mediaType: string;
  database: Database;
  publicUrl: string;
}

const documentSchema = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .describe("OpenAPI 3.0");

/** Describes the routes that are registered after it, in its scope. */
export async function describeApi(app: FastifyInstance, plan: DescriptionPlan): Promise<void> {
  const { base, title, description, tags, named, mediaType, publicUrl } = plan;
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { ...schema.meta(), id });
  await app.register(swagger, {
    openapi: {
      openapi: "3.0.3",
      info: {
        title,
        version: API_VERSION,
        description,
        license: {
          name: "EUPL-1.2",
          url: "https://interoperable-europe.ec.europa.eu/licence/eupl-12-or-later",
        },
      },
      tags,
    },
    transform: createJsonSchemaTransform({}),
    transformObject: describeNamed(named),
  });

  let made: Json | undefined;
  app.withTypeProvider<ZodTypeProvider>().get(
    `${base}/openapi.json`,
    {
      schema: {
        summary: "This description",
        description: "Made from the same schemas that check every question and every answer.",
        tags: [plan.tag],
        response: { 200: documentSchema },
      },
    },
    async (_request, reply) => {
      made ??= publishedDescription(
        z.record(z.string(), z.unknown()).parse(structuredClone(app.swagger())),
        base,
        publicUrl,
      );
      const described = documentSchema.parse(made);
      const { name, contact } = await readCity(plan.database);
      reply.type(mediaType).header("cache-control", "public, max-age=300").serializer(JSON.stringify);
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

/** Of all that has a name, an API's document holds what it names itself, and what that refers to. */
function describeNamed(named: Record<string, z.ZodType>): typeof jsonSchemaTransformObject {
  return (document) => {
    const description = jsonSchemaTransformObject(document);
    const schemas = ("components" in description ? description.components?.schemas : undefined) ?? {};
    const paths = "paths" in description ? description.paths : {};
    const wanted = new Set([...Object.keys(named), ...referredTo(paths)]);
    for (const id of wanted) for (const other of referredTo(schemas[id])) wanted.add(other);
    for (const id of Object.keys(schemas)) if (!wanted.has(id)) delete schemas[id];
    return description;
  };
}

function referredTo(part: unknown): string[] {
  const text = JSON.stringify(part) ?? "";
  return [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].flatMap(([, id]) => id ?? []);
}
