/**
 * Checks a whole register file: its form, and every rule on every entry that can be read, so that whoever mends it sees
 * all that is wrong at once.
 */
import type { DeviceEntry } from "../register/device.ts";
import type { RegisterFile } from "../register/register-file.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { ZoneEntry } from "../register/zone.ts";
import { adviceAnswered, conditionsInTime, rejectedStaysOff } from "./assessments.ts";
import { correctionRules, faultsOfPast } from "./corrections.ts";
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
import {
  entriesOf,
  type FilePart,
  type FileParts,
  type SensorHead,
  type SensorPart,
  sensorOf,
} from "./file-parts.ts";
import {
  bucketIsReading,
  lateFitsRetention,
  purposeTierStored,
  retentionGrows,
  storedAtAll,
  tierHasPurpose,
} from "./keeping.ts";
import { countGrid, countsFromZero, intervalPositive, rangeOrdered, unitKnown } from "./measuring.ts";
import {
  algorithmsOfModel,
  algorithmsOfSensor,
  deciderNamed,
  documentReadable,
  pictureReadable,
} from "./openness.ts";
import { pathText } from "./path.ts";
import {
  captureAssessed,
  everydayGround,
  groundRequired,
  identifiableNeedsDpia,
  mailboxesOfOrganisation,
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
import {
  captureStays,
  cityKnown,
  findDoubles,
  findMissingCity,
  modelRequired,
  organisationOfOwner,
  organisationsOfRecipients,
  organisationsOfSensor,
  sensorsOfDevice,
  sensorsOfZone,
  uniqueName,
} from "./references.ts";
import { type RegisterMoment, type RegisterView, viewOf } from "./register-view.ts";
import { applyRules, type Finding, type Rule, type RuleFor } from "./rule.ts";
import { type ReadRegister, shapeRules } from "./shape.ts";
import { verdictRules } from "./verdicts.ts";

const sensorRules: readonly RuleFor<SensorHead>[] = [
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

const streamRules: readonly RuleFor<StreamSubject>[] = [
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
];

const modelRules: readonly RuleFor<SensorModelEntry>[] = [captureStays, algorithmsOfModel, pictureReadable];

const deviceRules: readonly RuleFor<DeviceEntry>[] = [
  organisationOfOwner,
  sensorsOfDevice,
  fieldsLead,
  endDeviceOnce,
];

/** What a zone asks of the streams at its gates. */
const gateRules: readonly RuleFor<ZoneEntry>[] = [gateStreamKnown, gateCounts, gateInterval, gateDisclosure];

const zoneRules: readonly RuleFor<ZoneEntry>[] = [
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

export interface CheckedRegister {
  /** Undefined where anything is wrong. */
  file: RegisterFile | undefined;
  findings: Finding[];
  warnings: Finding[];
  /** `owner/reference` of a sensor that a device or a gate names; as it was given when that is not known. */
  qualify: (name: string) => string;
}

/** Applies every rule to what `readRegister` read. */
export function checkRegister(read: ReadRegister, moment: RegisterMoment): CheckedRegister {
  const { parts } = read;
  const register = viewOf(parts, moment);
  const findings = [
    ...read.findings,
    ...findDoubles(parts),
    ...findMissingCity(register),
    ...(parts.city?.entry === undefined
      ? []
      : applyRules([mailboxOfCity], parts.city.entry, parts.city.path, register)),
    ...findingsIn(parts.organisations, [mailboxesOfOrganisation], register),
    ...findingsIn(parts.models, modelRules, register),
    ...parts.sensors.flatMap((part) => findingsOfSensor(part, register, moment.now)),
    ...findingsIn(parts.devices, deviceRules, register),
    ...findingsIn(parts.zones, [organisationOfOwner], register),
    ...findingsIn(watched(parts.zones), zoneRules, register),
    ...findingsOfTouchedZones(parts, register),
  ];
  const warnings = [
    ...parts.sensors.flatMap((part) => findingsOfStreams(part, [storedAtAll], register)),
    ...findingsIn(parts.sensors, [conditionsInTime, ...verdictRules], register),
    ...findingsIn(watched(parts.zones), [resetProbable], register),
  ];
  return {
    file: findings.length === 0 ? read.file : undefined,
    findings,
    warnings,
    qualify: (name) => {
      const lookup = register.sensor(name);
      return lookup.is === "known" ? `${lookup.sensor.owner}/${lookup.sensor.reference}` : name;
    },
  };
}

function findingsIn<Entry>(
  parts: readonly FilePart<Entry>[],
  rules: readonly RuleFor<Entry>[],
  register: RegisterView,
): Finding[] {
  return entriesOf(parts).flatMap(({ path, entry }) => applyRules(rules, entry, path, register));
}

function findingsOfStreams(
  { entry: sensor, streams }: SensorPart,
  rules: readonly RuleFor<StreamSubject>[],
  register: RegisterView,
): Finding[] {
  return entriesOf(streams).flatMap(({ path, entry }) =>
    applyRules(rules, { stream: entry, sensor }, path, register),
  );
}

function findingsOfSensor(part: SensorPart, register: RegisterView, now: Date): Finding[] {
  return [
    ...findingsIn([part], sensorRules, register),
    ...findingsOfStreams(part, streamRules, register),
    ...entriesOf(part.streams).flatMap(({ path, entry }) =>
      applyRules([organisationsOfRecipients], entry, path, register),
    ),
    ...findingsOfPast(part, register, now),
  ];
}

function findingsOfPast(
  { path, id, entry, streams }: SensorPart,
  register: RegisterView,
  now: Date,
): Finding[] {
  const before = register.currentSensor(id ?? "");
  if (before === undefined || entry === undefined) return [];
  const after = sensorOf(
    entry,
    entriesOf(streams).map((stream) => stream.entry),
  );
  return faultsOfPast(before, after, now.getTime()).map((fault) => ({
    ...fault,
    path: [...path, ...fault.path],
  }));
}

/** A removed zone needs no gates: their sensors may be gone. */
function watched(zones: readonly FilePart<ZoneEntry>[]): FilePart<ZoneEntry>[] {
  return zones.filter(({ entry }) => entry?.status !== "removed");
}

/** A zone that the file does not mention can break by what it says of a sensor at its gates. */
function findingsOfTouchedZones(parts: FileParts, register: RegisterView): Finding[] {
  const inFile = new Set(parts.zones.map(({ id }) => id));
  const sensors = new Map(parts.sensors.map(({ id, path }) => [id, path]));
  return register.current.zones
    .filter(({ id, status }) => !inFile.has(id) && status !== "removed")
    .flatMap((zone) =>
      applyRules(gateRules, zone, [], register).flatMap(({ path, rule, expected }) => {
        const [, gate, way] = path;
        const name = (way === "in" || way === "out") && zone.gates[Number(gate)]?.[way].sensor;
        const at = typeof name === "string" ? sensors.get(name) : undefined;
        if (at === undefined) return [];
        return [{ path: at, rule, expected: `for the zone ${zone.id}, ${pathText(path)}: ${expected}` }];
      }),
    );
}
