/** The questions of OGC API Features, and what they mean for the register. */
import type { EntryFilter } from "@meetpaal/db";
import { CRS_URIS, type Crs, crsOf } from "@meetpaal/model";
import * as z from "zod";
import { crsParameter, placeSchema, propertyParameters, toFilter } from "../sensors/question.ts";
import { cursorParameter, instantParameter } from "../wire/parameters.ts";
import { ringOf } from "./box.ts";

const BBOX = "expected four numbers (or six, with heights) in the order of the axes of bbox-crs";
/** GDAL writes all decimals that a double has, and small numbers with an exponent. */
const NUMBER = /^\s*-?\d{1,9}(\.\d{1,30})?(e[+-]?\d\d?)?\s*$/i;

const bboxParameter = z
  .string()
  .max(200, BBOX)
  .transform((text, context): number[] => {
    const parts = text.split(",");
    if ((parts.length === 4 || parts.length === 6) && parts.every((part) => NUMBER.test(part))) {
      return parts.map(Number);
    }
    context.addIssue({ code: "custom", message: BBOX });
    return z.NEVER;
  })
  .describe("A box: least and greatest of each axis, in the system of `bbox-crs`; what touches it counts");

const CRS = `expected one of ${Object.values(CRS_URIS).join(", ")}`;

const bboxCrsParameter = z
  .string()
  .max(100, CRS)
  .transform((text, context): Crs => {
    const crs = crsOf(text);
    if (crs !== undefined) return crs;
    context.addIssue({ code: "custom", message: CRS });
    return z.NEVER;
  })
  .describe("System of `bbox`, by its URI; CRS84 when absent");

const DATETIME = "expected an instant, or two with / between them, of which one may be ..";

/** @see OGC 17-069r4 §7.15.4 */
const datetimeParameter = z
  .string()
  .max(100, DATETIME)
  .transform((text, context): NonNullable<EntryFilter["operating"]> => {
    const parts = text.split("/");
    const [from, until] = (parts.length === 1 ? [text, text] : parts).map((part) => {
      if (parts.length === 2 && (part === ".." || part === "")) return null;
      return instantParameter.safeParse(part).data;
    });
    const isOrdered = from === null || until === null || (from ?? 0) <= (until ?? 0);
    if (parts.length <= 2 && from !== undefined && until !== undefined && isOrdered) return { from, until };
    context.addIssue({ code: "custom", message: DATETIME });
    return z.NEVER;
  })
  .describe("Sensors whose operating window has an instant with it in common: an instant, or `from/until`");

const LIMIT = "expected a whole number from 1";
const MOST_FEATURES = 1_000;

/** More than the most is no error here (OGC 17-069r4, requirement 21 C). */
const limitParameter = z.coerce
  .number(LIMIT)
  .int(LIMIT)
  .min(1, LIMIT)
  .default(100)
  .meta({ maximum: MOST_FEATURES })
  .transform((limit) => Math.min(limit, MOST_FEATURES))
  .describe("How many features at most; more than the most gives the most");

export const itemsQuestionSchema = z
  .strictObject({
    limit: limitParameter,
    bbox: bboxParameter.optional(),
    "bbox-crs": bboxCrsParameter.optional(),
    datetime: datetimeParameter.optional(),
    crs: crsParameter.optional(),
    ...propertyParameters,
    cursor: cursorParameter(placeSchema).optional(),
  })
  .refine(({ bbox, "bbox-crs": crs = "CRS84" }) => bbox === undefined || ringOf(bbox, crs) !== undefined, {
    path: ["bbox"],
    message: BBOX,
  });
type ItemsQuestion = z.output<typeof itemsQuestionSchema>;

export const itemQuestionSchema = z.strictObject({ crs: crsParameter.optional() });

export function toEntryFilter(question: ItemsQuestion): EntryFilter {
  const {
    limit: _limit,
    bbox,
    "bbox-crs": bboxCrs = "CRS84",
    datetime,
    crs: _crs,
    cursor: _cursor,
    ...rest
  } = question;
  const polygon = bbox === undefined ? undefined : ringOf(bbox, bboxCrs);
  return {
    ...toFilter({ ...rest, polygon }),
    ...(datetime === undefined ? {} : { operating: datetime }),
  };
}
