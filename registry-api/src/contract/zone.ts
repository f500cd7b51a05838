/**
 * Live crowd as the outside meets it: `GET /v1/zones`, the `zones` of `GET /v1/live`, and the crowd board.
 *
 * A wrong "quiet" can kill. So a level comes from the upper end of what may be there, silence is `unknown` and never
 * quiet, and whoever shows a zone turns it to unknown 120 s after its `asOf`, connected or not.
 */
import * as z from "zod";
import { demoSchema } from "./vocabulary.ts";

const instant = z.iso.datetime();
const translated = z.record(z.string(), z.string()).describe("Language code to text.");

export const crowdLevelSchema = z
  .enum(["quiet", "normal", "busy", "very-busy", "full", "closed", "unknown"])
  .describe("From much room to too little; `closed` by hand; `unknown` when nobody can say.");
export type CrowdLevel = z.infer<typeof crowdLevelSchema>;

export const computedLevelSchema = crowdLevelSchema
  .exclude(["closed"])
  .describe("What the counts say, whatever was closed by hand.");
export type ComputedLevel = z.infer<typeof computedLevelSchema>;

export const unknownReasonSchema = z
  .enum(["no-start", "silent", "drift"])
  .describe(
    "Why a level is unknown: `no-start`: nobody has counted yet how many people were there; `silent`: a gate, or the computing, has not been heard of for too long; `drift`: what may be there lies too far apart.",
  );
export type UnknownReason = z.infer<typeof unknownReasonSchema>;

export const zoneNoticeSchema = z
  .strictObject({
    closed: z.boolean(),
    text: z.string().nullable().describe("As it was typed, in the language of the city; null: only closed."),
    until: instant.nullable().describe("Null: until it is taken away."),
    at: instant,
  })
  .describe("What people on the ground say, set by hand.");
export type ZoneNotice = z.infer<typeof zoneNoticeSchema>;

export const gateSchema = z
  .strictObject({
    id: z.string(),
    inPerMinute: z
      .number()
      .min(0)
      .nullable()
      .describe(
        "Persons per minute, mean of the newest five minutes that were counted; null: none of them was.",
      ),
    outPerMinute: z.number().min(0).nullable(),
    flowPerMetre: z
      .number()
      .min(0)
      .nullable()
      .describe(
        "Persons per minute and metre of width, both ways, of the newest interval; null: not counted.",
      ),
    widthM: z.number().positive(),
    countedAt: instant.nullable().describe("Until when both ways were counted; null: never."),
    silent: z.boolean(),
    missingMinutesIn: z.number().min(0).describe("Minutes since the last start without a stored count."),
    missingMinutesOut: z.number().min(0),
    outOfRangeAt: instant
      .nullable()
      .describe(
        "A count above the range came at this moment: the gate is broken, or people are being crushed.",
      ),
  })
  .describe("A gate's own health and flow, for organisers.");
export type Gate = z.infer<typeof gateSchema>;

export const trendSchema = z
  .strictObject({
    direction: z.enum(["busier", "same", "quieter"]),
    percentBefore: z
      .number()
      .nullable()
      .describe("A quarter of an hour ago: percent of capacity; null where the cordon is open."),
  })
  .describe("How it is beside a quarter of an hour ago.");
export type Trend = z.infer<typeof trendSchema>;

export const zoneSchema = z
  .strictObject({
    id: z.string(),
    name: translated,
    demo: demoSchema,
    level: crowdLevelSchema,
    asOf: instant.describe("When it was computed last; the feed repeats it at least every 30 s."),
    since: instant.describe("Since when the level is what it is."),
    reliable: z.boolean().describe("False: an estimate, the counts leave much open."),
    reason: unknownReasonSchema.nullable(),
    notice: zoneNoticeSchema.nullable(),
    lastKnown: z
      .strictObject({ level: computedLevelSchema, at: instant })
      .nullable()
      .describe(
        "The last level that was known, and until when it was; null: never, or closed and no viewer link.",
      ),
    countedAt: instant
      .nullable()
      .describe("Until when all gates were counted; null: a gate was never heard of."),

    percent: z
      .number()
      .int()
      .min(0)
      .nullable()
      .optional()
      .describe(
        "Whole percent of capacity, from `occupancy`, at least 0. With a viewer link or where the public sees percentages; null: unknown.",
      ),

    // With a viewer link for this zone only.
    computedLevel: computedLevelSchema.optional(),
    occupancy: z.number().nullable().optional().describe("Persons; null: no start, or the cordon is open."),
    low: z.number().nullable().optional(),
    high: z.number().nullable().optional(),
    density: z.number().nullable().optional().describe("Persons per m2 of usable area, of `high`."),
    flowPerMetre: z
      .number()
      .min(0)
      .nullable()
      .optional()
      .describe("Persons per minute and metre at the busiest gate."),
    trend: trendSchema.nullable().optional().describe("Null: less than a quarter of an hour was counted."),
    netPerMinute: z
      .number()
      .nullable()
      .optional()
      .describe(
        "Persons in less persons out per minute, mean of the newest five minutes; null: not counted.",
      ),
    minutesToNextLevel: z
      .number()
      .int()
      .min(0)
      .nullable()
      .optional()
      .describe(
        "Whole minutes, rounded down, at this net flow; null: it is not growing, or there is no next level.",
      ),
    gates: z.array(gateSchema).optional(),
    start: z
      .strictObject({ kind: z.enum(["manual", "reset"]), people: z.number().int(), at: instant })
      .nullable()
      .optional()
      .describe("From where the counting started."),
    reset: z
      .strictObject({ dueAt: instant, done: z.boolean(), reasons: z.array(z.string()) })
      .nullable()
      .optional()
      .describe("What became of the newest reset that was due, and which conditions did not hold."),
  })
  .describe("A zone now. What may be left out depends on who asks.");
export type Zone = z.infer<typeof zoneSchema>;

export const zoneListSchema = z
  .strictObject({
    items: z.array(zoneSchema),
    nextCursor: z.string().nullable(),
  })
  .describe("`GET /v1/zones`, the most dangerous first.");
export type ZoneList = z.infer<typeof zoneListSchema>;

export const zonePlaceSchema = z
  .strictObject({
    id: z.string(),
    area: z
      .strictObject({
        type: z.literal("Polygon"),
        coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
      })
      .describe("WGS 84; positions are `[longitude, latitude]` in degrees (axis order of RFC 7946 §3.1.1)."),
    cordon: z.enum(["closed", "open"]),
    publicDetail: z.enum(["level", "percent"]),
    levelsPercent: z
      .strictObject({ normal: z.number(), busy: z.number(), veryBusy: z.number(), full: z.number() })
      .nullable()
      .describe("From which percentage of capacity each level holds; null where the cordon is open."),
    capacity: z.number().nullable().describe("Persons; only with a viewer link."),
  })
  .describe("What does not change by the minute, for the crowd board.");
export type ZonePlace = z.infer<typeof zonePlaceSchema>;

export const zoneMomentSchema = z
  .strictObject({
    at: instant,
    level: crowdLevelSchema,
    occupancy: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .describe("A whole minute of a zone's past, for organisers. Null: it was not known.");
export type ZoneMoment = z.infer<typeof zoneMomentSchema>;

export const zoneHistorySchema = z
  .strictObject({
    demo: demoSchema,
    items: z.array(zoneMomentSchema),
    nextCursor: z.string().nullable(),
  })
  .describe("`GET /v1/zones/{zoneId}/history`, oldest first; with a viewer link only.");
export type ZoneHistory = z.infer<typeof zoneHistorySchema>;

/** Everything the page `/nl/drukte` is made from, and its island starts with. */
export interface CrowdBoard {
  /** When it was read, by the server's clock. */
  at: string;
  /** The most dangerous first. */
  zones: Zone[];
  places: ZonePlace[];
  /** Null: a visitor without a viewer link. */
  viewer: { zones: string[]; until: string } | null;
  /** By zone id, the last hours of the viewer's zones, oldest first. */
  history: Record<string, ZoneMoment[]>;
}
