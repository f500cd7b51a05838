/** Sensors as features, page by page and one by one. */
import { type Database, findSensors, type TableRow } from "@meetpaal/db";
import { type Crs, PUBLIC_ID } from "@meetpaal/model";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { type Feature, featureCollectionSchema, featureSchema, type Link } from "../contract/features.ts";
import { locationSchema } from "../contract/sensor.ts";
import { ApiError } from "../errors.ts";
import { propertiesOf, toTableRow } from "../exports/rows.ts";
import { problemContent } from "../problem/problem-content.ts";
import { momentOf, placeAfter, toSlice } from "../sensors/question.ts";
import { readOwners } from "../sensors/read-owners.ts";
import { locationIn, sayCrs } from "../wire/in-crs.ts";
import { instant } from "../wire/instant.ts";
import { toCursor } from "../wire/parameters.ts";
import { BASE, COLLECTION, GEOJSON, itemsUrl, JSON_TYPE } from "./collection.ts";
import { itemQuestionSchema, itemsQuestionSchema, toEntryFilter } from "./question.ts";
import { readFeatureRows } from "./read-features.ts";

const tags = ["Data"];

/** @param root - where the API is, with its base path */
export function itemRoutes(database: Database, root: string, publicUrl: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      `${BASE}/collections/${COLLECTION}/items`,
      {
        schema: {
          summary: "Sensors as features",
          description:
            "Every page is of the moment of the first: each sensor comes once, whatever changes meanwhile.",
          tags,
          querystring: itemsQuestionSchema,
          response: {
            200: { description: "A page", content: { [GEOJSON]: { schema: featureCollectionSchema } } },
            400: problemContent,
          },
        },
      },
      async ({ query, url }, reply) => {
        const { crs = "CRS84", limit, cursor } = query;
        const page = { sort: "registered" as const, limit, cursor };
        const slice = toSlice(page);
        const filter = toEntryFilter(query);
        const { rows, moment, last, matched } = await readFeatureRows(
          database,
          filter,
          slice,
          momentOf(page),
        );
        sayCrs(reply, crs);
        reply.type(GEOJSON).header("cache-control", "no-cache").serializer(JSON.stringify);
        const links: Link[] = [{ href: publicUrl + url, rel: "self", type: GEOJSON }];
        if (last !== null) {
          const next = withCursor(url, toCursor(placeAfter(slice, last, moment)));
          links.push({ href: publicUrl + next, rel: "next", type: GEOJSON });
        }
        return {
          type: "FeatureCollection" as const,
          timeStamp: instant(moment.at),
          ...(matched === undefined ? {} : { numberMatched: matched }),
          numberReturned: rows.length,
          features: rows.map((row) => toFeature(row, crs)),
          links,
        };
      },
    );

    app.get(
      `${BASE}/collections/${COLLECTION}/items/:featureId`,
      {
        schema: {
          summary: "One sensor as a feature",
          tags,
          params: z.strictObject({ featureId: z.string().max(100).describe("Its public number") }),
          querystring: itemQuestionSchema,
          response: {
            200: { description: "A feature", content: { [GEOJSON]: { schema: featureSchema } } },
            400: problemContent,
            404: problemContent,
          },
        },
      },
      async ({ params, query }, reply) => {
        const api = database.work("api");
        const { featureId } = params;
        const [row] = PUBLIC_ID.test(featureId) ? await findSensors(api, [featureId]) : [];
        if (row === undefined) throw new ApiError("NOT_FOUND", "The public register has no such sensor.");
        const { crs = "CRS84" } = query;
        sayCrs(reply, crs);
        reply.type(GEOJSON).header("cache-control", "no-cache").serializer(JSON.stringify);
        const owners = await readOwners(api, [row.owner], new Date());
        return toFeature(toTableRow(row, owners.get(row.owner)), crs);
      },
    );
    done();
  };

  /** Of a body nothing gets in but what the columns name. */
  function toFeature(row: TableRow, crs: Crs): Feature {
    const { publicId } = row;
    return {
      type: "Feature",
      id: publicId,
      geometry: locationIn(locationSchema.parse(row.body["location"]), crs),
      properties: propertiesOf(row),
      links: [
        { href: `${itemsUrl(root)}/${publicId}`, rel: "self", type: GEOJSON },
        { href: `${root}/collections/${COLLECTION}`, rel: "collection", type: JSON_TYPE },
        { href: `${publicUrl}/v1/sensors/${publicId}`, rel: "describedby", type: JSON_TYPE },
        { href: `${publicUrl}/nl/sensoren/${publicId}`, rel: "alternate", type: "text/html", hreflang: "nl" },
      ],
    };
  }
}

function withCursor(url: string, cursor: string): string {
  const [path = "", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set("cursor", cursor);
  return `${path}?${parameters.toString()}`;
}
