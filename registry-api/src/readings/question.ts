/** The question of `GET /v1/datastreams/{id}/readings`. */
import { hasWholeHours } from "@meetpaal/model";
import * as z from "zod";
import { askedResolutionSchema, resolutionSchema } from "../contract/readings.ts";
import { cursorParameter, instantParameter, limitParameter } from "../wire/parameters.ts";

const DAY_MS = 24 * 60 * 60_000;
const ID = "expected the id of a datastream, as in its sensor's `datastreams`";

export const streamParametersSchema = z.strictObject({
  id: z.coerce
    .number(ID)
    .int(ID)
    .min(1, ID)
    .max(2_147_483_647, ID)
    .describe("Id of a datastream, as in its sensor's `datastreams`"),
});

const timeZoneParameter = z
  .string()
  .max(60)
  .refine(hasWholeHours, "expected a time zone such as Europe/Amsterdam, whole hours from UTC");

export const readingQuestionSchema = z
  .strictObject({
    from: instantParameter.optional().describe("Included; 24 hours before `to` when absent"),
    to: instantParameter.optional().describe("Excluded; now when absent"),
    resolution: askedResolutionSchema
      .default("raw")
      .describe(
        "Single readings, or sums of hours or calendar days that start within `[from, to)`; `auto` takes the finest that is kept for the whole window and gives at most 2,000 items",
      ),
    timeZone: timeZoneParameter
      .optional()
      .describe(
        "In which calendar days begin: a name of the IANA database, whole hours from UTC; the installation's when absent. Days of another one are added up from hours, as far back as those are kept. Hours are UTC hours everywhere",
      ),
    limit: limitParameter,
    cursor: cursorParameter(
      z.strictObject({
        after: z.iso.datetime(),
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        resolution: resolutionSchema,
        timeZone: timeZoneParameter.optional(),
      }),
    ).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["from"],
    message: "expected an instant that is not after `to`",
  });
export type ReadingQuestion = z.output<typeof readingQuestionSchema>;

/** The window that was asked for; a cursor keeps the one it began with. */
export function windowOf({ from, to, cursor }: ReadingQuestion, now: Date): { from: string; to: string } {
  if (cursor !== undefined) return { from: cursor.from, to: cursor.to };
  const end = to ?? now;
  return { from: (from ?? new Date(end.getTime() - DAY_MS)).toISOString(), to: end.toISOString() };
}
