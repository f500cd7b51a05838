/** A sensor as the public register shows it: one measuring place, its version in force, and all that hangs on it. */
import * as z from "zod";
import { datastreamSchema } from "./datastream.ts";
import { citySchema, organisationSchema, sensorRoleSchema } from "./organisation.ts";
import {
  calendarDateSchema,
  captureSchema,
  durationSchema,
  entryIdSchema,
  instantSchema,
  kindSchema,
  personalDataSchema,
  publicIdSchema,
  publicStatusSchema,
  referenceSchema,
  translatedSchema,
} from "./vocabulary.ts";

/** WGS 84, `[longitude, latitude]` in degrees (axis order of RFC 7946 §3.1.1). */
const positionSchema = z.tuple([z.number(), z.number()]);
const ringsSchema = z.array(z.array(positionSchema));

/** A point for a fixed sensor; an area for one that moves, or whose place is shown roughly. */
export const locationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Point"), coordinates: positionSchema }),
  z.object({ type: z.literal("Polygon"), coordinates: ringsSchema }),
]);
export type Location = z.infer<typeof locationSchema>;

export const inspectionSchema = z.object({
  date: calendarDateSchema,
  by: translatedSchema,
  /** Codes of what was looked at: `no-image-leaves`, `only-declared-network`. */
  checked: z.array(z.string()),
  report: z.string().optional(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const sensorModelSchema = z.object({
  id: entryIdSchema,
  make: z.string(),
  type: z.string(),
  capture: captureSchema,
  firmware: z.string().optional(),
  specificationUrl: z.string().optional(),
  /** Element ids of DTPR. */
  technology: z.array(z.string()),
  /** What happens in the box, in order. */
  steps: z.array(translatedSchema),
  /** Why what leaves the box shows of nobody who they are. */
  whyNobody: translatedSchema.optional(),
  /** Where that can be checked. */
  evidence: z.array(z.object({ text: translatedSchema, url: z.string() })).optional(),
  /** Whether pictures of the street are used to teach the box, and what becomes of them. */
  trainingImages: z.object({ used: z.boolean(), text: translatedSchema }).optional(),
  inspections: z.array(inspectionSchema),
});
export type SensorModel = z.infer<typeof sensorModelSchema>;

export const assessmentSchema = z.object({
  kind: z.string(),
  date: calendarDateSchema,
  outcome: z.enum(["approved", "approved-with-conditions", "rejected"]),
  summary: translatedSchema.optional(),
  document: z.string().optional(),
  nextDate: calendarDateSchema.optional(),
  conditions: z.array(z.object({ text: translatedSchema, state: z.enum(["met", "open", "overdue"]) })),
});
export type Assessment = z.infer<typeof assessmentSchema>;

export const pilotSchema = z.object({
  question: translatedSchema,
  by: z.array(sensorRoleSchema),
  licence: z
    .object({ authority: z.string(), number: z.string().optional(), url: z.string().optional() })
    .optional(),
  bands: z.array(z.object({ fromMHz: z.number(), toMHz: z.number() })),
  /** How long after the end the evaluation must be there. */
  evaluationDue: durationSchema.optional(),
  /** What came of it; null: not known yet. */
  outcome: translatedSchema.nullable(),
  evaluationUrl: z.string().optional(),
});
export type Pilot = z.infer<typeof pilotSchema>;

export const sensorDatesSchema = z.object({
  reportedDate: calendarDateSchema.optional(),
  announcedDate: calendarDateSchema.optional(),
  placedDate: calendarDateSchema.optional(),
  removedDate: calendarDateSchema.optional(),
  reviewDate: calendarDateSchema.optional(),
});
export type SensorDates = z.infer<typeof sensorDatesSchema>;

export const sensorSchema = z.object({
  publicId: publicIdSchema,
  reference: referenceSchema,
  /** Id of an organisation. */
  owner: entryIdSchema,
  name: translatedSchema,
  description: translatedSchema,
  kind: kindSchema,
  status: publicStatusSchema,
  location: locationSchema,
  /** It moves within `location`. */
  mobile: z.boolean(),
  /** Why the place is shown less exactly than it is known; null: it is shown as it is known. */
  generalisation: z.object({ reason: translatedSchema, radiusM: z.number().optional() }).nullable(),
  locationAccuracyM: z.number().optional(),
  /** What it can see, hear or count. */
  sensingArea: z.object({ type: z.literal("Polygon"), coordinates: ringsSchema }).optional(),
  /** Ids in the Dutch base registers of topography and of addresses. */
  bgtId: z.string().optional(),
  bagId: z.string().optional(),
  /** Its numbers in registers of others. */
  externalReferences: z
    .array(z.object({ register: z.string(), id: z.string(), url: z.string().optional() }))
    .optional(),
  theme: z.string().optional(),
  heightM: z.number().nullable(),
  /** Where it hangs, in words. */
  place: translatedSchema.nullable(),
  poleCode: z.string().nullable(),
  /** The operating window; `validTo` null: no end. */
  validFrom: instantSchema,
  validTo: instantSchema.nullable(),
  dates: sensorDatesSchema,
  personalData: personalDataSchema,
  version: z.number().int(),
  /** Since when this version holds in the street. */
  versionSince: instantSchema,
  /** Since when it is in the register. */
  recordedAt: instantSchema,
  /** Why it corrects an earlier version; null: it does not. */
  correction: z.string().nullable(),
  /** True: an example, what it measures is not real. */
  demo: z.boolean(),
  roles: z.array(sensorRoleSchema),
  /** Every organisation that is named here by its id. */
  organisations: z.array(organisationSchema),
  model: sensorModelSchema,
  assessments: z.array(assessmentSchema),
  /** Why no DPIA was needed, by which body or function that was decided, and when. */
  dpiaNotNeeded: z.object({ reason: translatedSchema, by: z.string(), date: calendarDateSchema }).nullable(),
  /** The event it is there for; null: for none. */
  event: z
    .object({
      name: translatedSchema,
      fromDate: calendarDateSchema,
      toDate: calendarDateSchema,
      url: z.string().optional(),
    })
    .nullable(),
  /** Null: no pilot. */
  pilot: pilotSchema.nullable(),
  datastreams: z.array(datastreamSchema),
  city: citySchema,
});
export type Sensor = z.infer<typeof sensorSchema>;

/** `GET /v1/sensors`, each sensor once. */
export const sensorListSchema = z.object({
  items: z.array(sensorSchema),
  nextCursor: z.string().nullable(),
});
export type SensorList = z.infer<typeof sensorListSchema>;

/** The same with `fields`: only those are there. */
export const chosenSensorListSchema = z.object({
  items: z.array(sensorSchema.partial()),
  nextCursor: z.string().nullable(),
});

/** What a map needs of a sensor; the rest is at `/v1/sensors/{publicId}`. */
export const sensorFeatureSchema = z.object({
  type: z.literal("Feature"),
  id: publicIdSchema,
  geometry: locationSchema,
  properties: sensorSchema.pick({
    publicId: true,
    reference: true,
    owner: true,
    name: true,
    description: true,
    kind: true,
    status: true,
    place: true,
    poleCode: true,
    validFrom: true,
    validTo: true,
    personalData: true,
    version: true,
    versionSince: true,
    demo: true,
  }),
});
export type SensorFeature = z.infer<typeof sensorFeatureSchema>;

/** `GET /v1/sensors` for `Accept: application/geo+json`; a foreign member `nextCursor` (RFC 7946 §6.1). */
export const sensorFeatureCollectionSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(sensorFeatureSchema),
  nextCursor: z.string().nullable(),
});
export type SensorFeatureCollection = z.infer<typeof sensorFeatureCollectionSchema>;
