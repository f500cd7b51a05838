/** A sensor as the public register shows it: one measuring place, its version in force, and all that hangs on it. */
import * as z from "zod";
import { datastreamSchema } from "./datastream.ts";
import {
  algorithmSchema,
  documentSchema,
  inspectionSchema,
  pictureSchema,
  statementSchema,
} from "./openness.ts";
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

const positionSchema = z
  .tuple([z.number(), z.number()])
  .describe("WGS 84, `[longitude, latitude]` in degrees (axis order of RFC 7946 §3.1.1).");
const ringsSchema = z.array(z.array(positionSchema));

export const locationSchema = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("Point"), coordinates: positionSchema }),
    z.object({ type: z.literal("Polygon"), coordinates: ringsSchema }),
  ])
  .describe("A point for a fixed sensor; an area for one that moves, or whose place is shown roughly.");
export type Location = z.infer<typeof locationSchema>;

export const sensorModelSchema = z.object({
  id: entryIdSchema,
  make: z.string(),
  type: z.string(),
  capture: captureSchema,
  firmware: z.string().optional(),
  specificationUrl: z.string().optional(),
  technology: z.array(z.string()).describe("Element ids of DTPR."),
  steps: z.array(translatedSchema).describe("What happens in the box, in order."),
  whyNobody: translatedSchema.optional().describe("Why what leaves the box shows of nobody who they are."),
  evidence: z
    .array(z.object({ text: translatedSchema, url: z.string() }))
    .optional()
    .describe("Where that can be checked."),
  trainingImages: z
    .object({ used: z.boolean(), text: translatedSchema })
    .optional()
    .describe("Whether pictures of the street are used to teach the box, and what becomes of them."),
  inspections: z.array(inspectionSchema),
  algorithms: z.array(algorithmSchema).describe("Those that run in the box."),
  picture: pictureSchema.nullable().describe("Null: there is none."),
});
export type SensorModel = z.infer<typeof sensorModelSchema>;

export const assessmentSchema = z.object({
  kind: z.string(),
  date: calendarDateSchema,
  by: translatedSchema.optional().describe("Who weighed it."),
  outcome: z.enum(["approved", "approved-with-conditions", "rejected"]),
  summary: translatedSchema.optional(),
  document: z.string().optional(),
  nextDate: calendarDateSchema.optional(),
  conditions: z.array(
    z.object({
      text: translatedSchema,
      state: z
        .enum(["met", "open", "overdue"])
        .describe("As the register says it; an open one is overdue after its `dueDate`."),
      dueDate: calendarDateSchema.optional(),
    }),
  ),
  advice: z
    .object({ followed: z.enum(["yes", "partly", "no"]), reason: translatedSchema.optional() })
    .optional()
    .describe("What the city did with an advice, and why, where it did something else."),
});
export type Assessment = z.infer<typeof assessmentSchema>;

export const pilotSchema = z.object({
  question: translatedSchema,
  by: z.array(sensorRoleSchema),
  licence: z
    .object({ authority: z.string(), number: z.string().optional(), url: z.string().optional() })
    .optional(),
  bands: z.array(z.object({ fromMHz: z.number(), toMHz: z.number() })),
  evaluationDue: durationSchema.optional().describe("How long after the end the evaluation must be there."),
  outcome: translatedSchema.nullable().describe("What came of it; null: not known yet."),
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
  owner: entryIdSchema.describe("Id of an organisation."),
  name: translatedSchema,
  description: translatedSchema,
  kind: kindSchema,
  status: publicStatusSchema,
  location: locationSchema,
  mobile: z.boolean().describe("It moves within `location`."),
  generalisation: z
    .object({ reason: translatedSchema, radiusM: z.number().optional() })
    .nullable()
    .describe("Why the place is shown less exactly than it is known; null: it is shown as it is known."),
  locationAccuracyM: z.number().optional(),
  sensingArea: z
    .object({ type: z.literal("Polygon"), coordinates: ringsSchema })
    .optional()
    .describe("What it can see, hear or count."),
  bgtId: z.string().optional().describe("Ids in the Dutch base registers of topography and of addresses."),
  bagId: z.string().optional(),
  externalReferences: z
    .array(z.object({ register: z.string(), id: z.string(), url: z.string().optional() }))
    .optional()
    .describe("Its numbers in registers of others."),
  theme: z.string().optional(),
  heightM: z.number().nullable(),
  place: translatedSchema.nullable().describe("Where it hangs, in words."),
  poleCode: z.string().nullable(),
  validFrom: instantSchema.describe("The operating window; `validTo` null: no end."),
  validTo: instantSchema.nullable(),
  dates: sensorDatesSchema,
  personalData: personalDataSchema,
  version: z.number().int(),
  versionSince: instantSchema.describe("Since when this version holds in the street."),
  recordedAt: instantSchema.describe("Since when it is in the register."),
  correction: z.string().nullable().describe("Why it corrects an earlier version; null: it does not."),
  demo: z.boolean().describe("True: an example, what it measures is not real."),
  roles: z.array(sensorRoleSchema),
  organisations: z.array(organisationSchema).describe("Every organisation that is named here by its id."),
  model: sensorModelSchema,
  assessments: z.array(assessmentSchema),
  dpiaNotNeeded: z
    .object({ reason: translatedSchema, by: z.string(), date: calendarDateSchema })
    .nullable()
    .describe("Why no DPIA was needed, by which body or function that was decided, and when."),
  documents: z.array(documentSchema),
  algorithms: z
    .array(algorithmSchema)
    .describe("Those that work with its values; those in the box are in `model`."),
  inspections: z.array(inspectionSchema).describe("Of this one box, beside those of its model."),
  statements: z.array(statementSchema),
  picture: pictureSchema.nullable().describe("As it hangs there; null: see `model`."),
  event: z
    .object({
      name: translatedSchema,
      fromDate: calendarDateSchema,
      toDate: calendarDateSchema,
      url: z.string().optional(),
    })
    .nullable()
    .describe("The event it is there for; null: for none."),
  pilot: pilotSchema.nullable().describe("Null: no pilot."),
  datastreams: z.array(datastreamSchema),
  city: citySchema,
});
export type Sensor = z.infer<typeof sensorSchema>;

export const sensorListSchema = z
  .object({
    items: z.array(sensorSchema),
    nextCursor: z.string().nullable(),
  })
  .describe("`GET /v1/sensors`, each sensor once.");
export type SensorList = z.infer<typeof sensorListSchema>;

export const chosenSensorListSchema = z
  .object({
    items: z.array(sensorSchema.partial()),
    nextCursor: z.string().nullable(),
  })
  .describe("The same with `fields`: only those are there.");

export const sensorFeatureSchema = z
  .object({
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
  })
  .describe("What a map needs of a sensor; the rest is at `/v1/sensors/{publicId}`.");
export type SensorFeature = z.infer<typeof sensorFeatureSchema>;

export const sensorFeatureCollectionSchema = z
  .object({
    type: z.literal("FeatureCollection"),
    features: z.array(sensorFeatureSchema),
    nextCursor: z.string().nullable(),
  })
  .describe(
    "`GET /v1/sensors` for `Accept: application/geo+json`; a foreign member `nextCursor` (RFC 7946 §6.1).",
  );
export type SensorFeatureCollection = z.infer<typeof sensorFeatureCollectionSchema>;
