/** Strength of radio waves over thirty minutes, beside the limit that holds for it. */
import * as z from "zod";
import { demoSchema, durationSchema, instantSchema } from "./vocabulary.ts";

export const exposureSchema = z
  .object({
    start: instantSchema,
    end: instantSchema,
    coverage: z.number().describe("Share of the time that was measured, in [0, 1]."),
    powerDensity: z
      .number()
      .nullable()
      .describe("[W/m2], from the mean of the squares; null: coverage under 0.9, or not shown."),
    fieldStrength: z.number().nullable().describe("[V/m], root of the mean of the squares."),
    share: z
      .number()
      .nullable()
      .describe("Of `reference.limit`, in power: a tenth of it in V/m is a hundredth here."),
  })
  .describe("Over 30 minutes. Of a single value, or of another time, no share can be given.");
export type Exposure = z.infer<typeof exposureSchema>;

export const exposureListSchema = z
  .object({
    datastream: z.number().int(),
    demo: demoSchema,
    reference: z
      .object({
        standard: z.string(),
        limit: z.number(),
        unit: z.string().describe("UCUM: W/m2."),
        averaging: durationSchema.optional(),
        url: z.string().optional(),
      })
      .nullable()
      .describe("What it is held against, and where that comes from; null: nothing."),
    band: z
      .object({ fromMHz: z.number(), toMHz: z.number() })
      .nullable()
      .describe("The meter sums every transmitter in it and no other; the limit is for all bands together."),
    uncertaintyDb: z.number().nullable(),
    detectionLimit: z.number().nullable().describe("[V/m]; below it the meter sees nothing."),
    latest: exposureSchema.describe("The last 30 minutes."),
    items: z.array(exposureSchema).describe("Half hours (UTC) that lie in [from, to), oldest first."),
  })
  .describe("`GET /v1/datastreams/{id}/exposure`");
export type ExposureList = z.infer<typeof exposureListSchema>;
