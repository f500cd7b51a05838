/** Which rules are applied to which kind of entry. */
import type { DeviceEntry } from "../register/device.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { ZoneEntry } from "../register/zone.ts";
import { adviceAnswered, conditionsInTime, rejectedStaysOff } from "./assessments.ts";
import { correctionRules } from "./corrections.ts";
import {
  closedCordonMeasured,
  densityNeedsArea,
  gateCounts,
  gateDisclosure,
  gateInterval,
  gateStreamKnown,
  levelsRise,
  resetProbable,
} from "./crowd-zones.ts";
import { endDeviceOnce, fieldsLead } from "./devices.ts";
import type { SensorHead } from "./file-parts.ts";
import {
  bucketIsReading,
  lateFitsRetention,
  purposeTierStored,
  retentionGrows,
  storedAtAll,
  tierHasPurpose,
} from "./keeping.ts";
import {
  countGrid,
  countsFromZero,
  intervalPositive,
  rangeOrdered,
  rolloverFits,
  unitKnown,
} from "./measuring.ts";
import {
  algorithmsOfModel,
  algorithmsOfSensor,
  deciderNamed,
  documentReadable,
  pictureReadable,
} from "./openness.ts";
import {
  captureAssessed,
  everydayGround,
  groundRequired,
  identifiableNeedsDpia,
  mailboxOfCity,
  privacyStatementRequired,
  type StreamSubject,
} from "./persons.ts";
import {
  areaHasReason,
  eventOrdered,
  maxTerm,
  polygonOfZone,
  polygonsOfSensor,
  windowOrdered,
} from "./place-and-term.ts";
import { limitOfSource } from "./radio.ts";
import {
  captureStays,
  cityKnown,
  modelRequired,
  organisationOfOwner,
  organisationsOfSensor,
  sensorsOfDevice,
  sensorsOfZone,
  uniqueName,
} from "./references.ts";
import type { Rule, RuleFor } from "./rule.ts";
import { shapeRules } from "./shape.ts";
import { verdictRules } from "./verdicts.ts";

export const sensorRules: readonly RuleFor<SensorHead>[] = [
  organisationsOfSensor,
  modelRequired,
  captureAssessed,
  adviceAnswered,
  rejectedStaysOff,
  documentReadable,
  algorithmsOfSensor,
  pictureReadable,
  polygonsOfSensor,
  areaHasReason,
  windowOrdered,
  maxTerm,
  eventOrdered,
];

export const streamRules: readonly RuleFor<StreamSubject>[] = [
  groundRequired,
  everydayGround,
  privacyStatementRequired,
  identifiableNeedsDpia,
  deciderNamed,
  tierHasPurpose,
  purposeTierStored,
  retentionGrows,
  bucketIsReading,
  lateFitsRetention,
  unitKnown,
  intervalPositive,
  countGrid,
  rangeOrdered,
  countsFromZero,
  rolloverFits,
  limitOfSource,
];

export const modelRules: readonly RuleFor<SensorModelEntry>[] = [
  captureStays,
  algorithmsOfModel,
  pictureReadable,
];

export const deviceRules: readonly RuleFor<DeviceEntry>[] = [
  organisationOfOwner,
  sensorsOfDevice,
  fieldsLead,
  endDeviceOnce,
];

/** What a zone asks of the streams at its gates. */
export const gateRules: readonly RuleFor<ZoneEntry>[] = [
  gateStreamKnown,
  gateCounts,
  gateInterval,
  gateDisclosure,
];

export const zoneRules: readonly RuleFor<ZoneEntry>[] = [
  polygonOfZone,
  sensorsOfZone,
  ...gateRules,
  closedCordonMeasured,
  densityNeedsArea,
  levelsRise,
];

/** All that can refuse an import, one of each name. */
export const importRules: readonly Rule[] = [
  ...shapeRules,
  uniqueName,
  cityKnown,
  mailboxOfCity,
  ...modelRules,
  ...correctionRules,
  ...sensorRules,
  ...streamRules,
  organisationOfOwner,
  ...deviceRules,
  ...zoneRules,
].filter((rule, index, all) => all.findIndex(({ name }) => name === rule.name) === index);

/** Said, and not refused. */
export const warningRules: readonly Rule[] = [storedAtAll, resetProbable, conditionsInTime, ...verdictRules];
