/** The question of `GET /v1/sensors`: filters, order, place, form and page. */
import { ENTRY_SORTS, type EntryFilter, type EntryMoment, type EntrySlice } from "@meetpaal/db";
import { CRS_URIS, type Crs, crsOf } from "@meetpaal/model";
import * as z from "zod";
import { sensorSchema } from "../contract/sensor.ts";
import {
  entryIdSchema,
  kindSchema,
  personalDataSchema,
  publicStatusSchema,
  referenceSchema,
} from "../contract/vocabulary.ts";
import { choiceParameter, cursorParameter, limitParameter } from "../wire/parameters.ts";

const BBOX = "expected west,south,east,north in degrees: 5.80,51.80,5.90,51.90";

/** WGS 84; a box over the antimeridian is refused: no city of ours lies there. */
export const bboxParameter = z
  .string()
  .transform((text, context): [number, number, number, number] => {
    const [west, south, east, north, ...rest] = text.split(",").map(toNumber);
    if (
      west === undefined ||
      south === undefined ||
      east === undefined ||
      north === undefined ||
      rest.length > 0
    ) {
      context.addIssue({ code: "custom", message: BBOX });
      return z.NEVER;
    }
    if (isOnEarth(west, south) && isOnEarth(east, north) && west <= east && south <= north) {
      return [west, south, east, north];
    }
    context.addIssue({ code: "custom", message: BBOX });
    return z.NEVER;
  })
  .describe("West, south, east, north in degrees, WGS 84 (CRS84); what touches it counts");

const POLYGON = "expected at least 3 and at most 100 corners lon,lat,lon,lat,... in degrees";

/** One ring, closed by itself; a place that touches it counts. */
export const polygonParameter = z
  .string()
  .max(5_000, POLYGON)
  .transform((text, context): [number, number][] => {
    const numbers = text.split(",").map(toNumber);
    const corners: [number, number][] = [];
    for (let at = 0; at < numbers.length; at += 2) {
      const longitude = numbers[at];
      const latitude = numbers[at + 1];
      if (longitude !== undefined && latitude !== undefined && isOnEarth(longitude, latitude)) {
        corners.push([longitude, latitude]);
      }
    }
    if (corners.length * 2 === numbers.length && corners.length >= 3 && corners.length <= 100) return corners;
    context.addIssue({ code: "custom", message: POLYGON });
    return z.NEVER;
  })
  .describe("Corners of a ring, longitude and latitude in degrees, WGS 84 (CRS84); what touches it counts");

const CRS = `expected one of ${Object.values(CRS_URIS).join(", ")}`;

export const crsParameter = z
  .string()
  .max(100, CRS)
  .transform((text, context): Crs => {
    const crs = crsOf(text);
    if (crs !== undefined) return crs;
    context.addIssue({ code: "custom", message: CRS });
    return z.NEVER;
  })
  .describe(
    "System of the places in the answer, by its URI: CRS84 when absent; EPSG:28992 within 0.25 m, EPSG:4258 within 1 m, each in its own order of axes. `Content-Crs` says which it is",
  );

const FIELDS = Object.keys(sensorSchema.shape);
const FIELD_LIST = `expected names of fields with commas between them: ${FIELDS.join(", ")}`;

/** Top-level fields; the answer has these and no others. */
export const fieldsParameter = z
  .string()
  .max(1_000, FIELD_LIST)
  .transform((text, context): string[] => {
    const fields = text.split(",").map((field) => field.trim());
    if (fields.every((field) => FIELDS.includes(field))) return [...new Set(fields)];
    context.addIssue({ code: "custom", message: FIELD_LIST });
    return z.NEVER;
  })
  .describe("Names of fields with commas between them: only these are in the answer; all when absent");

const sortSchema = z.enum(ENTRY_SORTS);
const SORTS = ENTRY_SORTS.flatMap((sort) => [sort, `-${sort}` as const]);

const sortParameter = z
  .enum(SORTS, `expected one of ${SORTS.join(", ")}`)
  .default("registered")
  .describe("Order of the answer; with `-` before it the other way round. `registered`: as first recorded");

/** Where to go on, and the moment of the register that the first page was of. */
export const placeSchema = z
  .strictObject({
    sort: sortSchema,
    descending: z.boolean(),
    key: z.string().max(400),
    id: z.int().min(0).max(2_147_483_647),
    knownBy: z.int().min(0).max(2_147_483_647),
    at: z.iso.datetime(),
  })
  .refine(({ sort, key }) => isKeyOf(sort, key));

const INSTANT_KEY = /^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

function isKeyOf(sort: z.output<typeof sortSchema>, key: string): boolean {
  if (sort === "registered") return /^\d{1,9}$/.test(key);
  if (sort === "name" || sort === "reference") return !key.includes("\0");
  return INSTANT_KEY.test(key) && z.iso.datetime().safeParse(key).success;
}

/** What is asked of the entry itself, wherever it stands. */
export const propertyParameters = {
  kind: choiceParameter(kindSchema, `one of ${kindSchema.options.join(", ")}`)
    .optional()
    .describe("What it is; more by repeating the parameter"),
  status: choiceParameter(publicStatusSchema, `one of ${publicStatusSchema.options.join(", ")}`)
    .optional()
    .describe("State now; `expired` once its operating window has ended"),
  owner: choiceParameter(entryIdSchema, "the id of an organisation")
    .optional()
    .describe("Id of the organisation that owns it"),
  personalData: choiceParameter(personalDataSchema, `one of ${personalDataSchema.options.join(", ")}`)
    .optional()
    .describe("What it has to do with persons"),
  theme: choiceParameter(codeParameter("a theme"), "a theme, as in `theme` of a sensor")
    .optional()
    .describe("Theme, as in `theme` of a sensor"),
  purpose: choiceParameter(codeParameter("the id of a purpose"), "the id of a purpose")
    .optional()
    .describe("Id of a purpose of one of its datastreams"),
  mobile: z
    .enum(["true", "false"], "expected true or false")
    .transform((text) => text === "true")
    .optional()
    .describe("Whether it moves"),
  reference: referenceSchema.optional().describe("The owner's own number of it, whole"),
  q: z
    .string()
    .max(200, "expected at most 200 characters")
    .regex(/^\P{Cc}*$/u, "expected words without control characters")
    .optional()
    .describe(
      "Words that must all be meant: in name, description, place, pole or number on the box or owner, or as people call its kind and what it takes in (`herrie`, `camera`); whole, as their beginning, as a part of a compound, or with one letter wrong. Small words (`bij het`) count for nothing",
    ),
};

const filterParameters = {
  bbox: bboxParameter.optional(),
  polygon: polygonParameter.optional(),
  ...propertyParameters,
};

export const sensorQuestionSchema = z
  .strictObject({
    ...filterParameters,
    sort: sortParameter,
    fields: fieldsParameter.optional(),
    crs: crsParameter.optional(),
    limit: limitParameter,
    cursor: cursorParameter(placeSchema).optional(),
  })
  .refine(({ sort, cursor }) => cursor === undefined || sort === sortName(cursor), {
    path: ["cursor"],
    message: "expected the nextCursor of an answer in this order",
  });
export type SensorQuestion = z.output<typeof sensorQuestionSchema>;

/** Filters alone, as an export takes them. */
export const filterSchema = z.strictObject(filterParameters);
export type FilterQuestion = z.output<typeof filterSchema>;

export function toFilter(question: FilterQuestion): EntryFilter {
  const { bbox, polygon, kind, status, owner, personalData, theme, purpose, mobile, reference, q } = question;
  return {
    ...(bbox === undefined ? {} : { bbox }),
    ...(polygon === undefined ? {} : { polygon }),
    ...(kind === undefined ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
    ...(owner === undefined ? {} : { owner }),
    ...(personalData === undefined ? {} : { personalData }),
    ...(theme === undefined ? {} : { theme }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(reference === undefined ? {} : { reference }),
    ...(q === undefined ? {} : { text: q }),
  };
}

/** The part of a question that says which page of what order. */
export type PageOfQuestion = Pick<SensorQuestion, "sort" | "cursor" | "limit">;

export function toSlice({ sort, cursor, limit }: PageOfQuestion): EntrySlice {
  const descending = sort.startsWith("-");
  return {
    sort: sortSchema.parse(descending ? sort.slice(1) : sort),
    descending,
    after: cursor === undefined ? undefined : { key: cursor.key, id: cursor.id },
    limit,
  };
}

/** Of the page that the cursor came with; undefined: this is the first. */
export function momentOf({ cursor }: PageOfQuestion): EntryMoment | undefined {
  return cursor === undefined ? undefined : { knownBy: cursor.knownBy, at: new Date(cursor.at) };
}

/** The other way round: the cursor after an entry. */
export function placeAfter(
  { sort, descending }: EntrySlice,
  { key, id }: { key: string; id: number },
  { knownBy, at }: EntryMoment,
): z.input<typeof placeSchema> {
  return { sort, descending, key, id, knownBy, at: at.toISOString() };
}

function sortName({ sort, descending }: { sort: string; descending: boolean }): string {
  return descending ? `-${sort}` : sort;
}

function codeParameter(what: string) {
  return z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, `expected ${what}`);
}

function isOnEarth(longitude: number, latitude: number): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function toNumber(text: string): number | undefined {
  return /^\s*-?\d{1,3}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
