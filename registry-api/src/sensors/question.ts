/** The question of `GET /v1/sensors`. */
import type { SensorFilter } from "@meetpaal/db";
import * as z from "zod";
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
    const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90;
    if (isOnEarth && west <= east && south <= north) return [west, south, east, north];
    context.addIssue({ code: "custom", message: BBOX });
    return z.NEVER;
  })
  .describe("West, south, east, north in degrees, WGS 84 (CRS84); what touches it counts");

export const sensorQuestionSchema = z.strictObject({
  bbox: bboxParameter.optional(),
  kind: choiceParameter(kindSchema, `one of ${kindSchema.options.join(", ")}`).optional(),
  status: choiceParameter(publicStatusSchema, `one of ${publicStatusSchema.options.join(", ")}`).optional(),
  owner: choiceParameter(entryIdSchema, "the id of an organisation").optional(),
  personalData: choiceParameter(
    personalDataSchema,
    `one of ${personalDataSchema.options.join(", ")}`,
  ).optional(),
  reference: referenceSchema.optional(),
  q: z
    .string()
    .max(200, "expected at most 200 characters")
    .regex(/^\P{Cc}*$/u, "expected words without control characters")
    .optional()
    .describe("Words that must all occur in name, description, place, number on the box or owner"),
  limit: limitParameter,
  cursor: cursorParameter(z.strictObject({ after: z.int().min(0) })).optional(),
});
export type SensorQuestion = z.output<typeof sensorQuestionSchema>;

export function toFilter({
  bbox,
  kind,
  status,
  owner,
  personalData,
  reference,
  q,
}: SensorQuestion): SensorFilter {
  return {
    ...(bbox === undefined ? {} : { bbox }),
    ...(kind === undefined ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
    ...(owner === undefined ? {} : { owner }),
    ...(personalData === undefined ? {} : { personalData }),
    ...(reference === undefined ? {} : { reference }),
    ...(q === undefined ? {} : { words: wordsOf(q) }),
  };
}

/** At most ten: a longer question finds nothing more. */
export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 10);
}

function toNumber(text: string): number | undefined {
  return /^\s*-?\d{1,3}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
