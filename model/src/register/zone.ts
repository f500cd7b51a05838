/** A place whose crowd is watched: its ways in and out, how many people fit, and from when it is too many. */
import * as z from "zod";
import { polygonSchema } from "../geo.ts";
import { datastreamKeySchema, entryIdSchema, sensorReferenceSchema, urlSchema } from "./forms.ts";
import { translatedSchema, translatedUpTo } from "./text.ts";

/** Where each level begins. */
const levelsSchema = z.strictObject({
  normal: z.number().positive(),
  busy: z.number().positive(),
  veryBusy: z.number().positive(),
  full: z.number().positive(),
});

/** One direction of a gate: the stream that counts it. */
const waySchema = z.strictObject({ sensor: sensorReferenceSchema, key: datastreamKeySchema });

export const gateSchema = z.strictObject({
  id: entryIdSchema,
  in: waySchema,
  out: waySchema,
  widthM: z.number().positive(),
  /** The most people that can pass in one direction. */
  maxPerMinute: z.number().positive(),
  /** How far a count may be off. */
  errorPercent: z.number().min(0).max(100),
});
export type GateEntry = z.infer<typeof gateSchema>;

export const zoneSchema = z.strictObject({
  id: entryIdSchema,
  owner: entryIdSchema,
  /** Removed: it is watched and shown no more, and what was computed of it is deleted. Absent: active. */
  status: z.enum(["active", "removed"]).optional(),
  name: translatedUpTo(99),
  area: polygonSchema,
  /** Closed: every way in and out has a gate. Open: no number of people, words from the flow only. */
  cordon: z.enum(["closed", "open"]),
  usableAreaM2: z.number().positive().optional(),
  capacity: z.int().positive().optional(),
  capacityBasis: z.strictObject({ text: translatedSchema, url: urlSchema.optional() }).optional(),
  /** Percent of the capacity. */
  levelsPercent: levelsSchema.optional(),
  /** Persons per square metre of usable area; the worse of the two words counts. */
  levelsDensity: levelsSchema.optional(),
  /** When the count may start again from nobody: local time, and what must hold then. */
  reset: z
    .strictObject({
      at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day, as 05:30"),
      ifPassagesLastHourBelow: z.number().min(0),
      ifHighBelowPercent: z.number().min(0).max(100),
    })
    .optional(),
  /** What visitors get: the word, or the word and the percentage. */
  publicDetail: z.enum(["level", "percent"]),
  gates: z.array(gateSchema).min(1),
});
export type ZoneEntry = z.infer<typeof zoneSchema>;
