/**
 * Checks a whole register file: its form, and every rule on every entry that can be read, so that whoever mends it sees
 * all that is wrong at once.
 */
import type { RegisterFile } from "../register/register-file.ts";
import type { ZoneEntry } from "../register/zone.ts";
import { conditionsInTime } from "./assessments.ts";
import { faultsOfPast } from "./corrections.ts";
import { resetProbable } from "./crowd-zones.ts";
import { entriesOf, type FilePart, type SensorPart, sensorOf } from "./file-parts.ts";
import { storedAtAll } from "./keeping.ts";
import { mailboxesOfOrganisation, mailboxOfCity, type StreamSubject } from "./persons.ts";
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
    ...(parts.city?.entry === undefined
      ? []
      : applyRules([mailboxOfCity], parts.city.entry, parts.city.path, register)),
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
