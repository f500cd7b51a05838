/** What a datastream measured, as far as its disclosure allows the public to know. */
import * as z from "zod";
import { demoSchema, instantSchema } from "./vocabulary.ts";

export const resolutionSchema = z.enum(["raw", "hour", "day"]);
export type Resolution = z.infer<typeof resolutionSchema>;

export const askedResolutionSchema = z
  .enum([...resolutionSchema.options, "auto"], "expected one of raw, hour, day, auto")
  .describe("`auto`: the finest that is kept for the whole window and gives at most 2,000 items.");

export const readingGapSchema = z
  .object({ start: instantSchema, end: instantSchema })
  .describe("A stretch of the window in which something was expected and nothing is stored.");
export type ReadingGap = z.infer<typeof readingGapSchema>;

const bucketZone = z
  .string()
  .describe(
    "In which calendar buckets begin: hours in UTC, days in the city's time zone or the one that was asked for.",
  );
const gaps = z
  .array(readingGapSchema)
  .describe("Between the items of this answer, and before the first or after the last one of the window.");

export const rawReadingSchema = z
  .object({
    time: instantSchema.describe(
      "The moment of measurement; of an interval count the start of its interval.",
    ),
    value: z.number().nullable(),
    suppressed: z.literal(true).optional(),
  })
  .describe("A single value; `suppressed` is there only when it is true, and then the value is null.");
export type RawReading = z.infer<typeof rawReadingSchema>;

export const rolledReadingSchema = z
  .object({
    start: instantSchema,
    end: instantSchema,
    count: z.number().int().describe("Number of values that are shown."),
    coverage: z.number().describe("Filled slots / expected slots, at most 1."),
    sum: z
      .number()
      .nullable()
      .describe("Of a counter: how much it grew. Null where all of it is suppressed."),
    mean: z.number().nullable().describe("Null for a counter, and where nothing is shown."),
    min: z
      .number()
      .nullable()
      .describe("Null where a single value must not be kept that long, or could be a hidden one."),
    max: z.number().nullable(),
    rms: z
      .number()
      .nullable()
      .optional()
      .describe(
        "Of effective values alone (`statistic: rms`): the root of the mean of their squares, as their `mean` is no valid average; null as `min` is.",
      ),
    suppressedSlots: z.number().int().describe("How many values are hidden; they are not in `sum`."),
    suppressed: z.literal(true).optional(),
  })
  .describe(
    "An hour or a day: the sum of the finer values that are shown, so that no difference gives a hidden one away.",
  );
export type RolledReading = z.infer<typeof rolledReadingSchema>;

export const rawReadingListSchema = z
  .object({
    demo: demoSchema,
    resolution: z.literal("raw"),
    timeZone: bucketZone,
    items: z.array(rawReadingSchema),
    gaps,
    nextCursor: z.string().nullable(),
  })
  .describe("`GET /v1/datastreams/{id}/readings?resolution=raw`, oldest first.");
export type RawReadingList = z.infer<typeof rawReadingListSchema>;

export const rolledReadingListSchema = z
  .object({
    demo: demoSchema,
    resolution: z.enum(["hour", "day"]),
    timeZone: bucketZone,
    items: z.array(rolledReadingSchema),
    gaps,
    nextCursor: z.string().nullable(),
  })
  .describe("The same with `resolution=hour` or `day`.");
export type RolledReadingList = z.infer<typeof rolledReadingListSchema>;
