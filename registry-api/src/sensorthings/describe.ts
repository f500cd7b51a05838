/**
 * The description of SensorThings (OpenAPI 3.0), made from the model of its entities. Its paths go as deep as relations do: those
 * that begin somewhere are described, with what every collection takes; the standard says how they go on.
 */
import { ENTITY_NAMES, ENTITY_SETS, type EntityName } from "@meetpaal/db";
import * as z from "zod";
import type { City } from "../contract/organisation.ts";
import { problemSchema } from "../contract/problem.ts";
import { API_VERSION } from "../protection.ts";
import { type Json, publishedDescription } from "../wire/published-description.ts";
import { BASE } from "./root.ts";

const DESCRIPTION = `The public register and what it measured, by OGC SensorThings API 1.1 (18-088), for reading.

Paths follow relations as far as there are any: \`/Things(1)/Datastreams(2)/Observations\`, \`/Datastreams(2)/name/$value\`,
\`/Things(1)/Datastreams/$ref\`. What \`disclosure\` of a datastream hides has no result here either. The id of an observation is
a text: the number of its datastream, and behind it 16 digits, microseconds since 1970.`;

const OPTIONS: [name: string, schema: Json, description: string][] = [
  ["$filter", { type: "string" }, "A condition, as in §9.3.3.5 of the standard; not through Observations"],
  ["$orderby", { type: "string" }, "Properties with `asc` or `desc`, with commas between them"],
  [
    "$top",
    { type: "integer", minimum: 0, maximum: 1_000, default: 100 },
    "How many at most; more than the most gives the most",
  ],
  ["$skip", { type: "integer", minimum: 0 }, "How many to pass over"],
  ["$count", { type: "boolean", default: false }, "Whether to tell how many there are in all"],
];
const SHAPE: typeof OPTIONS = [
  ["$select", { type: "string" }, "Names of properties and relations: only these are in the answer"],
  [
    "$expand",
    { type: "string" },
    "Relations, each with options of its own in brackets, that are answered along",
  ],
];

/** Without the name that it has in the descriptions of other APIs, so that it is written out here. */
const PROBLEM = z.object(problemSchema.shape);

const PROPERTY_TYPES: Record<string, Json> = {
  text: { type: "string" },
  number: { type: "number", nullable: true },
  instant: { type: "string", format: "date-time" },
  phenomenon: { type: "string", description: "An instant, or two with / between them" },
  json: { type: "object" },
  place: { type: "object", description: "GeoJSON" },
};

export function describeSensorThings(root: string, { name, contact }: City, publicUrl: string): Json {
  const paths: Json = {
    [BASE]: { get: operation("Where to begin", "Capabilities", [], { type: "object" }, "getRoot") },
  };
  for (const entity of ENTITY_NAMES) Object.assign(paths, pathsOf(entity));
  const schemas = Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, schemaOf(entity)]));
  return publishedDescription(
    {
      openapi: "3.0.3",
      info: {
        title: "Meetpaal, SensorThings",
        version: API_VERSION,
        description: DESCRIPTION,
        contact: {
          name,
          url: `${publicUrl}/nl/contact`,
          ...(contact?.mailbox === undefined ? {} : { email: contact.mailbox }),
        },
        license: {
          name: "EUPL-1.2",
          url: "https://interoperable-europe.ec.europa.eu/licence/eupl-12-or-later",
        },
      },
      externalDocs: { url: "https://docs.ogc.org/is/18-088/18-088.html", description: "The standard" },
      tags: [
        { name: "Capabilities", description: "What is here" },
        { name: "Entities", description: "Things, and what belongs to them" },
      ],
      paths,
      components: {
        schemas: { ...schemas, Problem: z.toJSONSchema(PROBLEM, { target: "openapi-3.0" }) },
      },
    },
    BASE,
    root.slice(0, -BASE.length),
  );
}

function pathsOf(entity: EntityName): Json {
  const { plural, relations } = ENTITY_SETS[entity];
  const one = `${BASE}/${plural}({id})`;
  const id = {
    in: "path",
    name: "id",
    required: true,
    description: "`@iot.id` of the entity",
    schema: { type: entity === "Observation" ? "string" : "integer" },
  };
  const paths: Json = {
    [`${BASE}/${plural}`]: {
      get: operation(`All ${plural}`, "Entities", [...OPTIONS, ...SHAPE], listOf(entity), `list${plural}`),
    },
    [one]: {
      get: operation(`One ${entity}`, "Entities", SHAPE, refTo(entity), `get${entity}`, id),
    },
  };
  for (const [name, { target, many }] of Object.entries(relations)) {
    const options = many ? [...OPTIONS, ...SHAPE] : SHAPE;
    const schema = many ? listOf(target) : refTo(target);
    paths[`${one}/${name}`] = {
      get: operation(`${name} of one ${entity}`, "Entities", options, schema, `get${entity}${name}`, id),
    };
  }
  return paths;
}

function operation(
  summary: string,
  tag: string,
  options: typeof OPTIONS,
  schema: Json,
  operationId: string,
  id?: Json,
): Json {
  const problem = {
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return {
    summary,
    operationId,
    tags: [tag],
    parameters: [
      ...(id === undefined ? [] : [id]),
      ...options.map(([name, schemaOfOption, description]) => ({
        in: "query",
        name,
        description,
        schema: schemaOfOption,
      })),
    ],
    responses: {
      200: { description: summary, content: { "application/json": { schema } } },
      400: { description: "A wrong option", ...problem },
      404: { description: "There is nothing at this path", ...problem },
    },
  };
}

function refTo(entity: EntityName): Json {
  return { $ref: `#/components/schemas/${entity}` };
}

function listOf(entity: EntityName): Json {
  return {
    type: "object",
    required: ["value"],
    properties: {
      "@iot.count": { type: "integer" },
      "@iot.nextLink": { type: "string", description: "The next page; absent: this is the last" },
      value: { type: "array", items: refTo(entity) },
    },
  };
}

function schemaOf(entity: EntityName): Json {
  const { properties, relations } = ENTITY_SETS[entity];
  return {
    type: "object",
    properties: {
      "@iot.id": entity === "Observation" ? { type: "string" } : { type: "integer" },
      "@iot.selfLink": { type: "string" },
      ...Object.fromEntries(
        Object.entries(properties).map(([name, type]) => [name, PROPERTY_TYPES[type] ?? {}]),
      ),
      ...Object.fromEntries(
        Object.keys(relations).map((name) => [`${name}@iot.navigationLink`, { type: "string" }]),
      ),
    },
  };
}
