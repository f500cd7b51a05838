/** The promises of the whole city. */
import * as z from "zod";
import { promiseSchema } from "./practice.ts";
import { entryIdSchema, instantSchema, publicIdSchema, translatedSchema } from "./vocabulary.ts";

export const cityPromiseSchema = promiseSchema.extend({
  sensor: z.object({
    publicId: publicIdSchema,
    name: translatedSchema,
    owner: entryIdSchema.describe("Id of an organisation"),
    demo: z.boolean().describe("True: an example, what it measures is not real"),
  }),
  timesThisYear: z.int().describe("How often it began to be broken, in the calendar year"),
  hoursThisYear: z.number().describe("How long it was broken in the calendar year, until `measuredAt`"),
});
export type CityPromise = z.infer<typeof cityPromiseSchema>;

/** `GET /v1/promises` */
export const cityPromiseListSchema = z.object({
  items: z.array(cityPromiseSchema),
  nextCursor: z.string().nullable(),
});

export const ownerBreaksSchema = z.object({
  owner: entryIdSchema,
  name: z.string(),
  sensors: z.int(),
  promises: z.int().describe("That were judged"),
  brokenNow: z.int(),
  timesThisYear: z.int().describe("How often a promise began to be broken, in the calendar year"),
  hoursThisYear: z.number().describe("How long promises were broken in the calendar year, added up"),
});
export type OwnerBreaks = z.infer<typeof ownerBreaksSchema>;

/** `GET /v1/promises/by-owner` */
export const ownerBreaksListSchema = z.object({
  items: z.array(ownerBreaksSchema).describe("Those with most broken promises first"),
});

/** A moment at which a promise began to be broken. */
export const promiseBreakSchema = z.object({
  id: z.string(),
  publicId: publicIdSchema,
  name: translatedSchema,
  promise: z.string(),
  at: instantSchema,
  demo: z.boolean(),
});
export type PromiseBreak = z.infer<typeof promiseBreakSchema>;
