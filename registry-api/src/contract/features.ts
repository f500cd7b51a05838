/** The register by OGC API Features: what GIS programs read (OGC 17-069r4, with systems of places by OGC 18-058r1). */
import * as z from "zod";
import { locationSchema } from "./sensor.ts";
import { instantSchema, publicIdSchema } from "./vocabulary.ts";

export const linkSchema = z
  .object({
    href: z.string(),
    rel: z.string(),
    type: z.string().optional(),
    title: z.string().optional(),
    hreflang: z.string().optional(),
  })
  .describe("A link, as RFC 8288 means it.");
export type Link = z.infer<typeof linkSchema>;

export const landingPageSchema = z
  .object({ title: z.string(), description: z.string(), links: z.array(linkSchema) })
  .describe("Where to begin.");

export const conformanceSchema = z
  .object({ conformsTo: z.array(z.string()) })
  .describe("The classes of requirements that this API meets.");

export const collectionSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    itemType: z.literal("feature"),
    extent: z
      .object({
        spatial: z.object({ bbox: z.array(z.array(z.number())), crs: z.string() }),
        temporal: z.object({ interval: z.array(z.array(instantSchema.nullable())) }),
      })
      .optional()
      .describe("Where they are, and when they operate; absent while there are none."),
    crs: z.array(z.string()).describe("Systems in which places can be asked for, the default first."),
    storageCrs: z.string(),
    links: z.array(linkSchema),
  })
  .describe("A collection of features.");
export type Collection = z.infer<typeof collectionSchema>;

export const collectionsSchema = z
  .object({ links: z.array(linkSchema), collections: z.array(collectionSchema) })
  .describe("All collections.");

export const featureSchema = z
  .object({
    type: z.literal("Feature"),
    id: publicIdSchema,
    geometry: locationSchema.describe("In the system that `Content-Crs` names."),
    properties: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .describe("As in the columns of `/v1/exports/sensors`: one value each, texts in Dutch."),
    links: z.array(linkSchema),
  })
  .describe("A sensor of the public register.");
export type Feature = z.infer<typeof featureSchema>;

export const featureCollectionSchema = z
  .object({
    type: z.literal("FeatureCollection"),
    timeStamp: instantSchema.describe("The moment that all pages are of."),
    numberMatched: z.number().int().optional().describe("Of all pages; on the first one only."),
    numberReturned: z.number().int(),
    features: z.array(featureSchema),
    links: z.array(linkSchema).describe("`next` leads on; without it this page is the last."),
  })
  .describe("A page of sensors.");
