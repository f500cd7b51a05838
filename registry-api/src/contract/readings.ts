/** What a datastream measured, as far as its disclosure allows the public to know. */
import * as z from "zod";
import { instantSchema } from "./vocabulary.ts";

export const resolutionSchema = z.enum(["raw", "hour", "day"]);
export type Resolution = z.infer<typeof resolutionSchema>;

/** `auto`: the finest that is kept for the whole window and gives at most 2,000 items. */
export const askedResolutionSchema = z.enum([...resolutionSchema.options, "auto"]);

/** A stretch of the window in which something was expected and nothing is stored. */
export const readingGapSchema = z.object({ start: instantSchema, end: instantSchema });
export type ReadingGap = z.infer<typeof readingGapSchema>;

/** In which calendar buckets begin: hours in UTC, days in the city's time zone. */
const bucketZone = z.string();
/** Between the items of this answer, and before the first or after the last one of the window. */
const gaps = z.array(readingGapSchema);

/** A single value; `suppressed` is there only when it is true, and then the value is null. */
export const rawReadingSchema = z.object({
  /** The moment of measurement; of an interval count the start of its interval. */
  time: instantSchema,
  value: z.number().nullable(),
  suppressed: z.literal(true).optional(),
});
export type RawReading = z.infer<typeof rawReadingSchema>;

/** An hour or a day: the sum of the finer values that are shown, so that no difference gives a hidden one away. */
export const rolledReadingSchema = z.object({
  start: instantSchema,
  end: instantSchema,
  /** Number of values that are shown. */
  count: z.number().int(),
  /** Filled slots / expected slots, at most 1. */
  coverage: z.number(),
  /** Of a counter: how much it grew. Null where all of it is suppressed. */
  sum: z.number().nullable(),
  /** Null for a counter, and where nothing is shown. */
  mean: z.number().nullable(),
  /** Null where a single value must not be kept that long, or could be a hidden one. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** How many values are hidden; they are not in `sum`. */
  suppressedSlots: z.number().int(),
  suppressed: z.literal(true).optional(),
});
export type RolledReading = z.infer<typeof rolledReadingSchema>;

/** `GET /v1/datastreams/{id}/readings?resolution=raw`, oldest first. */
export const rawReadingListSchema = z.object({
  resolution: z.literal("raw"),
  timeZone: bucketZone,
  items: z.array(rawReadingSchema),
  gaps,
  nextCursor: z.string().nullable(),
});
export type RawReadingList = z.infer<typeof rawReadingListSchema>;

/** The same with `resolution=hour` or `day`. */
export const rolledReadingListSchema = z.object({
  resolution: z.enum(["hour", "day"]),
  timeZone: bucketZone,
  items: z.array(rolledReadingSchema),
  gaps,
  nextCursor: z.string().nullable(),
});
export type RolledReadingList = z.infer<typeof rolledReadingListSchema>;
