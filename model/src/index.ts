export { type CalendarDay, dayOf, daysOf } from "./calendar/day.ts";
export { HOUR_MS, hourOf, MINUTE_MS } from "./calendar/hour.ts";
export { expectedSlots } from "./calendar/slot.ts";
export { holderAt, type Span, type StreamTerms, type StreamVersion, spansInForce } from "./calendar/span.ts";
export { hasWholeHours } from "./calendar/time-zone.ts";
export { type ClockEstimate, type DayLag, estimateClock } from "./clock-drift.ts";
export {
  assess,
  type CrowdAssessment,
  type CrowdGate,
  type CrowdInput,
  type CrowdZone,
  type GateAssessment,
  type GateCounts,
  type StoredSince,
  type WayCounts,
} from "./crowd/assess.ts";
export { byDanger, dangerOf, type Ranked } from "./crowd/danger.ts";
export type { Count } from "./crowd/flow.ts";
export { TREND_MS } from "./crowd/forecast.ts";
export type { LevelMemory } from "./crowd/hysteresis.ts";
export { firstIntervalMs, GRACE_MS, inMinutes, intervalsBetween, lastIntervalMs } from "./crowd/interval.ts";
export type { ComputedLevel, CrowdLevel, KnownLevel, Thresholds, UnknownReason } from "./crowd/level.ts";
export { assessPast, PAST_LEAD_MS, type PastMinute, type PastWay } from "./crowd/past.ts";
export {
  type BeforeReset,
  RESET_WINDOW_MS,
  type ResetDue,
  type ResetRefusal,
  type ResetRule,
  refusalsOfReset,
  resetDue,
} from "./crowd/reset.ts";
export { type NewestCount, silentAfterMs } from "./crowd/silence.ts";
export { type GateBody, toCrowdZone, type WayBody, type ZoneBody } from "./crowd/zone-body.ts";
export { CRS_ACCURACY_M, CRS_URIS, type Crs, crsOf, fromCrs84, toCrs84 } from "./crs.ts";
export {
  compareDurations,
  type DurationParts,
  durationSchema,
  durationSeconds,
  exactDurationSchema,
  parseDuration,
} from "./duration.ts";
export {
  areaM2,
  type Extent,
  extentOf,
  faultOfPolygon,
  type Location,
  locationSchema,
  type Point,
  type Polygon,
  type Position,
} from "./geo.ts";
export { capturesPersons, type PersonalData, personalDataOf, personalDataSchema } from "./personal-data.ts";
export { addTo, judgeDpia, judgeEvaluation, judgeNotice, judgeReview } from "./promise/date.ts";
export { explainPromise } from "./promise/explain.ts";
export { type FieldsFacts, judgeFields } from "./promise/fields.ts";
export { coverageOf, type IntervalFacts, judgeInterval } from "./promise/interval.ts";
export { judgeSensor, type SensorFacts, type StoredFacts, type StreamFacts } from "./promise/judge-sensor.ts";
export { basisOf, limitsOf } from "./promise/limits.ts";
export { methodOf, type PromiseMethod, promiseMethods } from "./promise/methods.ts";
export { judgeRetention, RETENTION_GRACE_S, type RetentionFacts } from "./promise/retention.ts";
export { judgeUntil, type UntilFacts } from "./promise/until.ts";
export {
  DAY_MS,
  type Fact,
  type Facts,
  type JudgedPromise,
  type PromiseBasis,
  type PromiseId,
  type Verdict,
} from "./promise/verdict.ts";
export {
  dateInWords,
  durationInWords,
  type InWords,
  instantInWords,
  type Language,
} from "./promise/words.ts";
export { makePublicId, PUBLIC_ID } from "./public-id.ts";
export {
  EXPOSURE_MS,
  type Exposure,
  exposureOf,
  LEAST_EXPOSURE_COVERAGE,
} from "./radio/exposure.ts";
export { ICNIRP_2020 } from "./radio/reference-level.ts";
export {
  type AlgorithmEntry,
  algorithmSchema,
  type PublicationCategory,
  publicationCategorySchema,
} from "./register/algorithm.ts";
export {
  type AssessmentEntry,
  type AssessmentKind,
  assessmentKindSchema,
  type Condition,
  type DpiaNotNeeded,
  stateOfCondition,
} from "./register/assessment.ts";
export type { CityEntry, CityRules } from "./register/city.ts";
export type { Contact, PrivateContact } from "./register/contact.ts";
export {
  type DatastreamEntry,
  datastreamSchema,
  type Range,
  type ReferenceLevel,
} from "./register/datastream.ts";
export { type DeviceEntry, deviceSchema } from "./register/device.ts";
export { type DocumentEntry, type DocumentKind, documentKindSchema } from "./register/document.ts";
export {
  calendarDateSchema,
  datastreamKeySchema,
  entryIdSchema,
  instantSchema,
  publicIdSchema,
  referenceSchema,
  sensorReferenceSchema,
} from "./register/forms.ts";
export type { GroundEntry } from "./register/ground.ts";
export { type OrganisationEntry, organisationSchema, type SensorRole } from "./register/organisation.ts";
export { type PictureEntry, pictureSchema } from "./register/picture.ts";
export type { Band, PilotEntry } from "./register/pilot.ts";
export type { Inspection, Statement } from "./register/proof.ts";
export type { PurposeEntry } from "./register/purpose.ts";
export type { Quota } from "./register/quota.ts";
export { type RegisterFile, registerFileSchema } from "./register/register-file.ts";
export type { Acceptance, Disclosure, Retention } from "./register/retention.ts";
export { type OperatingWindow, type SensorDates, type SensorEntry, sensorSchema } from "./register/sensor.ts";
export { type SensorModelEntry, sensorModelSchema } from "./register/sensor-model.ts";
export { type DeviceFormat, type Field, OWN_JSON, type Speaks, speaksSchema } from "./register/speaks.ts";
export { type Translated, translatedSchema } from "./register/text.ts";
export {
  type Aggregation,
  aggregationSchema,
  type Basis,
  type Capture,
  captureSchema,
  type FileStatus,
  fileStatusSchema,
  type Identifiability,
  identifiabilitySchema,
  type Kind,
  kindSchema,
  type Role,
  roleSchema,
  type SpecialCategory,
  type Tier,
  tierSchema,
} from "./register/vocabulary.ts";
export { articleOfCategory, uriOfCategory, type WooCategory, wooCategorySchema } from "./register/woo.ts";
export { type GateEntry, type ZoneEntry, zoneSchema } from "./register/zone.ts";
export { canonicalJson } from "./rules/canonical-json.ts";
export { type CheckedRegister, checkRegister } from "./rules/check-register.ts";
export { momentsOf, narrowsWindow } from "./rules/corrections.ts";
export { type FilePart, type FileParts, sensorNamesIn } from "./rules/file-parts.ts";
export { acceptanceOf } from "./rules/keeping.ts";
export { pictureReadable } from "./rules/openness.ts";
export { type Path, pathText } from "./rules/path.ts";
export { ofEach } from "./rules/readable.ts";
export { type CurrentRegister, emptyRegister } from "./rules/register-view.ts";
export { type Finding, type Rule } from "./rules/rule.ts";
export { readRegister, unknownField } from "./rules/shape.ts";
export { captureWords, formsOf, isMeantBy, kindWords, smallWords } from "./search-words.ts";
export {
  ATTACHED_FILTER,
  buildTopic,
  COMMITTED_TOPIC,
  type CommandPayload,
  type CommittedPayload,
  type ContractPayload,
  commandTopic,
  observationsDatastreamId,
  parseAttachedTopic,
  parseTopic,
  type ReadingsPayload,
  readingsPublicId,
  type Topic,
  type TopicPayloads,
} from "./topic.ts";
export { isKnownUnit, type Unit, units } from "./unit.ts";
export { convertUnit, isConvertible } from "./unit-conversion.ts";
