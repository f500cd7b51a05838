/** One measuring place in public space. */
import * as z from "zod";
import { locationSchema, polygonSchema } from "../geo.ts";
import { algorithmSchema } from "./algorithm.ts";
import { assessmentSchema, dpiaNotNeededSchema } from "./assessment.ts";
import { datastreamSchema } from "./datastream.ts";
import { documentSchema } from "./document.ts";
import {
  calendarDateSchema,
  codeSchema,
  entryIdSchema,
  instantSchema,
  referenceSchema,
  urlSchema,
} from "./forms.ts";
import { sensorRoleSchema } from "./organisation.ts";
import { pictureSchema } from "./picture.ts";
import { pilotSchema } from "./pilot.ts";
import { inspectionSchema, statementSchema } from "./proof.ts";
import { lineSchema, translatedSchema, translatedUpTo } from "./text.ts";
import { fileStatusSchema, kindSchema } from "./vocabulary.ts";

/** The operating window, `[from, to)`: outside it nothing is stored. Without `to` it has no end. */
export const windowSchema = z.strictObject({ from: instantSchema, to: instantSchema.optional() });
export type OperatingWindow = z.infer<typeof windowSchema>;

export const sensorDatesSchema = z.strictObject({
  reportedDate: calendarDateSchema.optional(),
  announcedDate: calendarDateSchema.optional(),
  placedDate: calendarDateSchema.optional(),
  removedDate: calendarDateSchema.optional(),
  reviewDate: calendarDateSchema.optional(),
});
export type SensorDates = z.infer<typeof sensorDatesSchema>;

export const sensorSchema = z.strictObject({
  reference: referenceSchema,
  owner: entryIdSchema,
  /** Its numbers in registers of others. */
  externalReferences: z
    .array(z.strictObject({ register: codeSchema, id: lineSchema, url: urlSchema.optional() }))
    .optional(),
  roles: z.array(sensorRoleSchema),
  name: translatedUpTo(99),
  description: translatedUpTo(349),
  kind: kindSchema,
  theme: codeSchema.optional(),
  model: entryIdSchema,
  status: fileStatusSchema,
  valid: windowSchema,
  dates: sensorDatesSchema.optional(),
  /** A point for a fixed sensor; an area for one that moves, or whose place is shown roughly. */
  location: locationSchema,
  mobile: z.boolean().optional(),
  /** Why the place is shown less exactly than it is known. The exact place is no part of the register then. */
  generalisation: z
    .strictObject({ reason: translatedSchema, radiusM: z.number().positive().optional() })
    .optional(),
  locationAccuracyM: z.number().positive().optional(),
  /** What it can see, hear or count. */
  sensingArea: polygonSchema.optional(),
  heightM: z.number().min(-100).max(1_000).optional(),
  /** Where it hangs, in words. */
  place: translatedSchema.optional(),
  poleCode: lineSchema.optional(),
  /** Ids in the Dutch base registers of topography and of addresses. */
  bgtId: lineSchema.optional(),
  bagId: lineSchema.optional(),
  /** The event it is there for: a ground of events alone is enough then. */
  event: z
    .strictObject({
      name: translatedUpTo(99),
      fromDate: calendarDateSchema,
      toDate: calendarDateSchema,
      url: urlSchema.optional(),
    })
    .optional(),
  assessments: z.array(assessmentSchema).optional(),
  dpiaNotNeeded: dpiaNotNeededSchema.optional(),
  documents: z.array(documentSchema).optional(),
  /** Those that work with its values afterwards; those in the box stand at its model. */
  algorithms: z.array(algorithmSchema).optional(),
  /** Of this one box, beside those of its model. */
  inspections: z.array(inspectionSchema).optional(),
  statements: z.array(statementSchema).optional(),
  /** As it hangs there; without one its model's is shown. */
  picture: pictureSchema.optional(),
  pilot: pilotSchema.optional(),
  /** Says that this corrects what was in the register, back to when that began. */
  corrects: z.strictObject({ reason: lineSchema }).optional(),
  datastreams: z.array(datastreamSchema).min(1),
});
export type SensorEntry = z.infer<typeof sensorSchema>;
