/**
 * Live crowd as the outside meets it: `GET /v1/zones`, the `zones` of `GET /v1/live`, and the crowd board.
 *
 * A wrong "quiet" can kill. So a level comes from the upper end of what may be there, silence is `unknown` and never
 * quiet, and whoever shows a zone turns it to unknown 120 s after its `asOf`, connected or not.
 */
import * as z from "zod";

const instant = z.iso.datetime();
/** Language code to text. */
const translated = z.record(z.string(), z.string());

/** From much room to too little; `closed` by hand; `unknown` when nobody can say. */
export const crowdLevelSchema = z.enum(["quiet", "normal", "busy", "very-busy", "full", "closed", "unknown"]);
export type CrowdLevel = z.infer<typeof crowdLevelSchema>;

/** What the counts say, whatever was closed by hand. */
export const computedLevelSchema = crowdLevelSchema.exclude(["closed"]);
export type ComputedLevel = z.infer<typeof computedLevelSchema>;

/**
 * Why a level is unknown: `no-start`: nobody has counted yet how many people were there; `silent`: a gate, or the
 * computing, has not been heard of for too long; `drift`: what may be there lies too far apart.
 */
export const unknownReasonSchema = z.enum(["no-start", "silent", "drift"]);
export type UnknownReason = z.infer<typeof unknownReasonSchema>;

/** What people on the ground say, set by hand. */
export const zoneNoticeSchema = z.strictObject({
  closed: z.boolean(),
  /** As it was typed, in the language of the city; null: only closed. */
  text: z.string().nullable(),
  /** Null: until it is taken away. */
  until: instant.nullable(),
  at: instant,
});
export type ZoneNotice = z.infer<typeof zoneNoticeSchema>;

/** A gate's own health and flow, for organisers. */
export const gateSchema = z.strictObject({
  id: z.string(),
  /** Persons per minute, mean of the newest five minutes that were counted; null: none of them was. */
  inPerMinute: z.number().min(0).nullable(),
  outPerMinute: z.number().min(0).nullable(),
  /** Persons per minute and metre of width, both ways, of the newest interval; null: not counted. */
  flowPerMetre: z.number().min(0).nullable(),
  widthM: z.number().positive(),
  /** Until when both ways were counted; null: never. */
  countedAt: instant.nullable(),
  silent: z.boolean(),
  /** Minutes since the last start without a stored count. */
  missingMinutesIn: z.number().min(0),
  missingMinutesOut: z.number().min(0),
  /** A count above the range came at this moment: the gate is broken, or people are being crushed. */
  outOfRangeAt: instant.nullable(),
});
export type Gate = z.infer<typeof gateSchema>;

/** How it is beside a quarter of an hour ago. */
export const trendSchema = z.strictObject({
  direction: z.enum(["busier", "same", "quieter"]),
  /** A quarter of an hour ago: percent of capacity; null where the cordon is open. */
  percentBefore: z.number().nullable(),
});
export type Trend = z.infer<typeof trendSchema>;

/** A zone now. What may be left out depends on who asks. */
export const zoneSchema = z.strictObject({
  id: z.string(),
  name: translated,
  level: crowdLevelSchema,
  /** When it was computed last; the feed repeats it at least every 30 s. */
  asOf: instant,
  /** Since when the level is what it is. */
  since: instant,
  /** False: an estimate, the counts leave much open. */
  reliable: z.boolean(),
  reason: unknownReasonSchema.nullable(),
  notice: zoneNoticeSchema.nullable(),
  /** The last level that was known, and until when it was; null: never, or closed and no viewer link. */
  lastKnown: z.strictObject({ level: computedLevelSchema, at: instant }).nullable(),
  /** Until when all gates were counted; null: a gate was never heard of. */
  countedAt: instant.nullable(),

  /** Whole percent of capacity, from `occupancy`, at least 0. With a viewer link or where the public sees percentages; null: unknown. */
  percent: z.number().int().min(0).nullable().optional(),

  // With a viewer link for this zone only.
  computedLevel: computedLevelSchema.optional(),
  /** Persons; null: no start, or the cordon is open. */
  occupancy: z.number().nullable().optional(),
  low: z.number().nullable().optional(),
  high: z.number().nullable().optional(),
  /** Persons per m2 of usable area, of `high`. */
  density: z.number().nullable().optional(),
  /** Persons per minute and metre at the busiest gate. */
  flowPerMetre: z.number().min(0).nullable().optional(),
  /** Null: less than a quarter of an hour was counted. */
  trend: trendSchema.nullable().optional(),
  /** Persons in less persons out per minute, mean of the newest five minutes; null: not counted. */
  netPerMinute: z.number().nullable().optional(),
  /** Whole minutes, rounded down, at this net flow; null: it is not growing, or there is no next level. */
  minutesToNextLevel: z.number().int().min(0).nullable().optional(),
  gates: z.array(gateSchema).optional(),
  /** From where the counting started. */
  start: z
    .strictObject({ kind: z.enum(["manual", "reset"]), people: z.number().int(), at: instant })
    .nullable()
    .optional(),
  /** What became of the newest reset that was due, and which conditions did not hold. */
  reset: z
    .strictObject({ dueAt: instant, done: z.boolean(), reasons: z.array(z.string()) })
    .nullable()
    .optional(),
});
export type Zone = z.infer<typeof zoneSchema>;

/** `GET /v1/zones`, the most dangerous first. */
export const zoneListSchema = z.strictObject({
  items: z.array(zoneSchema),
  nextCursor: z.string().nullable(),
});
export type ZoneList = z.infer<typeof zoneListSchema>;

/** What does not change by the minute, for the crowd board. */
export const zonePlaceSchema = z.strictObject({
  id: z.string(),
  /** WGS 84; positions are `[longitude, latitude]` in degrees (axis order of RFC 7946 §3.1.1). */
  area: z.strictObject({
    type: z.literal("Polygon"),
    coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
  }),
  cordon: z.enum(["closed", "open"]),
  publicDetail: z.enum(["level", "percent"]),
  /** From which percentage of capacity each level holds; null where the cordon is open. */
  levelsPercent: z
    .strictObject({ normal: z.number(), busy: z.number(), veryBusy: z.number(), full: z.number() })
    .nullable(),
  /** Persons; only with a viewer link. */
  capacity: z.number().nullable(),
});
export type ZonePlace = z.infer<typeof zonePlaceSchema>;

/** A whole minute of a zone's past, for organisers. Null: it was not known. */
export const zoneMomentSchema = z.strictObject({
  at: instant,
  level: crowdLevelSchema,
  occupancy: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ZoneMoment = z.infer<typeof zoneMomentSchema>;

/** `GET /v1/zones/{zoneId}/history`, oldest first; with a viewer link only. */
export const zoneHistorySchema = z.strictObject({
  items: z.array(zoneMomentSchema),
  nextCursor: z.string().nullable(),
});
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
