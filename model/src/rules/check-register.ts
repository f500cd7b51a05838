/**
 * Checks a whole register file: its form, and every rule on every entry as far as it can be read, so that whoever mends
 * it sees all that is wrong at once.
 */
import type { RegisterFile } from "../register/register-file.ts";
import type { ZoneEntry } from "../register/zone.ts";
import { conditionsInTime } from "./assessments.ts";
import { faultsOfPast } from "./corrections.ts";
import { resetProbable } from "./crowd-zones.ts";
import type { FilePart, SensorPart } from "./file-parts.ts";
import { storedAtAll } from "./keeping.ts";
import { mailboxesOfOrganisation, mailboxOfCity, type StreamSubject } from "./persons.ts";
import { asFarAsRead } from "./readable.ts";
import {
  findDoubles,
  findMissingCity,
  organisationOfOwner,
  organisationsOfRecipients,
} from "./references.ts";
import { type RegisterMoment, type RegisterView, viewOf } from "./register-view.ts";
import { applyRules, type Finding, type RuleFor } from "./rule.ts";
import { deviceRules, modelRules, sensorRules, streamRules, zoneRules } from "./rule-sets.ts";
import type { ReadRegister } from "./shape.ts";
import { findingsOfTouched } from "./touched.ts";
import { verdictRules } from "./verdicts.ts";

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
    ...findingsIn(parts.city === undefined ? [] : [parts.city], [mailboxOfCity], register),
    ...findingsIn(parts.organisations, [mailboxesOfOrganisation], register),
    ...findingsIn(parts.models, modelRules, register),
    ...parts.sensors.flatMap((part) => findingsOfSensor(part, register, moment.now)),
    ...findingsIn(parts.devices, deviceRules, register),
    ...findingsIn(parts.zones, [organisationOfOwner], register),
    ...findingsIn(watched(parts.zones), zoneRules, register),
    ...findingsOfTouched(parts, register, moment),
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
  return parts.flatMap(({ path, readable }) =>
    readable === undefined ? [] : applyRules(rules, readable, path, register),
  );
}

function findingsOfStreams(
  { readable: sensor, streams }: SensorPart,
  rules: readonly RuleFor<StreamSubject>[],
  register: RegisterView,
): Finding[] {
  if (sensor === undefined) return [];
  return streams.flatMap(({ path, readable: stream }) =>
    stream === undefined ? [] : applyRules(rules, { stream, sensor }, path, register),
  );
}

function findingsOfSensor(part: SensorPart, register: RegisterView, now: Date): Finding[] {
  return [
    ...findingsIn([part], sensorRules, register),
    ...findingsOfStreams(part, streamRules, register),
    ...findingsIn(part.streams, [organisationsOfRecipients], register),
    ...findingsOfPast(part, register, now),
  ];
}

function findingsOfPast(part: SensorPart, register: RegisterView, now: Date): Finding[] {
  const before = register.currentSensor(part.id ?? "");
  return before === undefined ? [] : faultsOfPast(before, part, now.getTime());
}

/** A removed zone needs no gates: their sensors may be gone. */
function watched(zones: readonly FilePart<ZoneEntry>[]): FilePart<ZoneEntry>[] {
  return zones.filter(
    ({ readable }) => asFarAsRead(() => (readable?.status === "removed" ? [] : [readable])).length > 0,
  );
}
