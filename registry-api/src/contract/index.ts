/** The published API: schemas of everything that leaves this server, and the types that follow from them. */
export {
  type Datastream,
  type Disclosure,
  datastreamSchema,
  type Ground,
  type Purpose,
  type Retention,
} from "./datastream.ts";
export type { DeletionRun } from "./deletions.ts";
export type { Exposure, ExposureList } from "./exposure.ts";
export { type Health, healthSchema } from "./health.ts";
export { type LiveMessage, type LiveValue, liveMessageSchema, liveValueSchema } from "./live.ts";
export type { Algorithm, Document, Inspection, Picture, Statement } from "./openness.ts";
export {
  type City,
  type CityRules,
  type Contact,
  citySchema,
  type Organisation,
  organisationSchema,
  type SensorRole,
} from "./organisation.ts";
export {
  type Basis,
  type Breach,
  type Practice,
  type PromiseInPractice,
  type PromiseResponse,
  practiceSchema,
  promiseSchema,
  type VerdictSpan,
} from "./practice.ts";
export { type Problem, problemSchema } from "./problem.ts";
export type { CityPromise, OwnerBreaks, PromiseBreak } from "./promises.ts";
export {
  type RawReading,
  type RawReadingList,
  type Resolution,
  type RolledReading,
  type RolledReadingList,
  rawReadingListSchema,
  rawReadingSchema,
  resolutionSchema,
  rolledReadingListSchema,
  rolledReadingSchema,
} from "./readings.ts";
export {
  type Assessment,
  type Location,
  type Pilot,
  type Sensor,
  type SensorDates,
  type SensorFeature,
  type SensorFeatureCollection,
  type SensorList,
  type SensorModel,
  sensorFeatureCollectionSchema,
  sensorListSchema,
  sensorSchema,
} from "./sensor.ts";
export type {
  Choice,
  Difference,
  LatestReading,
  MapFeature,
  MeasuredAnswer,
  MeasuredQuestion,
  MeasuredSensor,
  MeasuredStream,
  MeasuredTier,
  NewestChange,
  PromiseMethod,
  PromiseOverview,
  QuarterOf,
  SensorChange,
  SensorPage,
  SensorQuestion,
  SensorRow,
  Site,
  SiteAnswer,
  SiteData,
  SiteRequest,
  SiteTotals,
} from "./site.ts";
export {
  type Aggregation,
  type Capture,
  type Identifiability,
  type Kind,
  kindSchema,
  type PersonalData,
  type PublicStatus,
  personalDataSchema,
  publicIdSchema,
  publicStatusSchema,
  type RoleName,
  type Tier,
  type Translated,
  type Verdict,
  verdictSchema,
} from "./vocabulary.ts";
export {
  type ComputedLevel,
  type CrowdBoard,
  type CrowdLevel,
  computedLevelSchema,
  crowdLevelSchema,
  type Gate,
  type Trend,
  type UnknownReason,
  type Zone,
  type ZoneHistory,
  type ZoneList,
  type ZoneMoment,
  type ZoneNotice,
  type ZonePlace,
  zoneHistorySchema,
  zoneListSchema,
  zoneSchema,
} from "./zone.ts";
