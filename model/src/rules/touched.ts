/**
 * Entries that the file does not mention stay as they are, and can break by what it says of others: a sensor by its city,
 * its owner or its model, a zone by the sensors at its gates, a device by the streams it sends to. What was wrong before
 * the import is no fault of it.
 */
import type { DeviceEntry } from "../register/device.ts";
import type { SensorEntry } from "../register/sensor.ts";
import type { ZoneEntry } from "../register/zone.ts";
import { canonicalJson } from "./canonical-json.ts";
import { momentsOf } from "./corrections.ts";
import { fieldsLead } from "./devices.ts";
import type { FilePart, FileParts } from "./file-parts.ts";
import { type Path, pathText } from "./path.ts";
import { type CurrentRegister, type RegisterMoment, type RegisterView, viewOf } from "./register-view.ts";
import { applyRules, type Finding } from "./rule.ts";
import { gateRules, sensorRules, streamRules } from "./rule-sets.ts";

const NOTHING: FileParts = {
  city: undefined,
  organisations: [],
  models: [],
  sensors: [],
  devices: [],
  zones: [],
};

/** Each at the entry of the file that broke it. */
export function findingsOfTouched(
  parts: FileParts,
  register: RegisterView,
  moment: RegisterMoment,
): Finding[] {
  const before = viewOf(NOTHING, moment);
  return [
    ...findingsOfSensors(parts, register, moment, before),
    ...findingsOfZones(parts, register, before),
    ...findingsOfDevices(parts, register, before),
  ];
}

/** A part of the file that sensors depend on and that is not what it was. */
interface Cause {
  path: Path;
  alone: FileParts;
  concerns: (sensor: SensorEntry) => boolean;
}

function causesIn(parts: FileParts, { city, organisations, models }: CurrentRegister): Cause[] {
  return [
    ...parts.models
      .filter((part) =>
        isChanged(
          part,
          models.find(({ id }) => id === part.id),
        ),
      )
      .map((part) => ({
        path: part.path,
        alone: { ...NOTHING, models: [part] },
        concerns: ({ model }: SensorEntry) => model === part.id,
      })),
    ...parts.organisations
      .filter((part) =>
        isChanged(
          part,
          organisations.find(({ id }) => id === part.id),
        ),
      )
      .map((part) => ({
        path: part.path,
        alone: { ...NOTHING, organisations: [part] },
        concerns: ({ owner }: SensorEntry) => owner === part.id,
      })),
    ...(parts.city === undefined || !isChanged(parts.city, city)
      ? []
      : [{ path: parts.city.path, alone: { ...NOTHING, city: parts.city }, concerns: () => true }]),
  ];
}

/** An entry of another form is none of those that are there. */
function isChanged<Entry>({ entry }: FilePart<Entry>, before: Entry | undefined): boolean {
  return entry === undefined || canonicalJson(entry) !== canonicalJson(before ?? null);
}

/** Of sensors that still may measure: what has ended broke no promise of today. */
function findingsOfSensors(
  parts: FileParts,
  register: RegisterView,
  moment: RegisterMoment,
  before: RegisterView,
): Finding[] {
  const causes = causesIn(parts, moment.current);
  if (causes.length === 0) return [];
  const inFile = new Set(parts.sensors.map(({ id }) => id));
  const views = causes.map((cause) => ({ ...cause, view: viewOf(cause.alone, moment) }));
  return moment.current.sensors
    .filter(
      ({ owner, reference, status, valid }) =>
        !inFile.has(`${owner}/${reference}`) &&
        status !== "removed" &&
        momentsOf(valid).toMs > moment.now.getTime(),
    )
    .flatMap((sensor) => {
      const concerned = views.filter(({ concerns }) => concerns(sensor));
      if (concerned.length === 0) return [];
      return newIn(faultsOfSensor(sensor, before), faultsOfSensor(sensor, register)).map((fault) => {
        // Where two changes break it only together, the last one is named.
        const cause =
          concerned.find(({ view }) => faultsOfSensor(sensor, view).some((one) => isSame(one, fault))) ??
          concerned.at(-1);
        return about(`the sensor ${sensor.owner}/${sensor.reference}`, cause?.path ?? [], fault);
      });
    });
}

function faultsOfSensor({ datastreams, ...sensor }: SensorEntry, register: RegisterView): Finding[] {
  return [
    ...applyRules(sensorRules, sensor, [], register),
    ...datastreams.flatMap((stream, index) =>
      applyRules(streamRules, { stream, sensor }, ["datastreams", index], register),
    ),
  ];
}

function findingsOfZones(parts: FileParts, register: RegisterView, before: RegisterView): Finding[] {
  const inFile = new Set(parts.zones.map(({ id }) => id));
  const sensors = sensorPaths(parts);
  return register.current.zones
    .filter(({ id, status }) => !inFile.has(id) && status !== "removed")
    .flatMap((zone) =>
      newIn(faultsOfZone(zone, before), faultsOfZone(zone, register)).flatMap((fault) => {
        const at = sensors.get(gateSensor(zone, fault.path) ?? "");
        return at === undefined ? [] : [about(`the zone ${zone.id}`, at, fault)];
      }),
    );
}

function faultsOfZone(zone: ZoneEntry, register: RegisterView): Finding[] {
  return applyRules(gateRules, zone, [], register);
}

function gateSensor(zone: ZoneEntry, [, gate, way]: Path): string | undefined {
  return way === "in" || way === "out" ? zone.gates[Number(gate)]?.[way].sensor : undefined;
}

function findingsOfDevices(parts: FileParts, register: RegisterView, before: RegisterView): Finding[] {
  const inFile = new Set(parts.devices.map(({ id }) => id));
  const sensors = sensorPaths(parts);
  return register.current.devices
    .filter(({ id }) => !inFile.has(id))
    .flatMap((device) =>
      newIn(faultsOfDevice(device, before), faultsOfDevice(device, register)).flatMap((fault) => {
        const at = device.sensors.map((name) => sensors.get(name)).find((path) => path !== undefined);
        return at === undefined ? [] : [about(`the device ${device.id}`, at, fault)];
      }),
    );
}

function faultsOfDevice(device: DeviceEntry, register: RegisterView): Finding[] {
  return applyRules([fieldsLead], device, [], register);
}

/** By `owner/reference`, as stored entries name them. */
function sensorPaths({ sensors }: FileParts): Map<string | undefined, Path> {
  return new Map(sensors.map(({ id, path }) => [id, path]));
}

function newIn(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  return after.filter((fault) => !before.some((one) => isSame(one, fault)));
}

function isSame(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && pathText(one.path) === pathText(other.path);
}

function about(whom: string, at: Path, { path, rule, expected }: Finding): Finding {
  return { path: at, rule, expected: `for ${whom}, ${pathText(path)}: ${expected}` };
}
