/**
 * The register as it would be after the import: the entries of the file, and behind them what is there already.
 *
 * Rules look others up here. What they find is one of three: known, known but itself wrong (then a rule keeps silent:
 * that entry has its own message), or unknown.
 */
import { Temporal } from "temporal-polyfill";
import type { CityEntry } from "../register/city.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { DeviceEntry } from "../register/device.ts";
import type { OrganisationEntry } from "../register/organisation.ts";
import type { SensorEntry } from "../register/sensor.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { ZoneEntry } from "../register/zone.ts";
import type { FilePart, FileParts, SensorHead } from "./file-parts.ts";

/** What the register holds now, as far as the file can touch it. */
export interface CurrentRegister {
  city: CityEntry | undefined;
  organisations: readonly OrganisationEntry[];
  models: readonly SensorModelEntry[];
  sensors: readonly SensorEntry[];
  /** Those whose fields lead to streams of sensors in the file. */
  devices: readonly DeviceEntry[];
  zones: readonly ZoneEntry[];
  /** Passages in and out of a counted day, by zone; without one nothing was counted yet. */
  passagesADay: ReadonlyMap<string, number>;
}

export const emptyRegister: CurrentRegister = {
  city: undefined,
  organisations: [],
  models: [],
  sensors: [],
  devices: [],
  zones: [],
  passagesADay: new Map(),
};

export type Lookup<Entry> = { is: "known"; entry: Entry } | { is: "wrong" } | { is: "unknown" };

/** A sensor as far as its shape is right; `streams` has undefined for one whose shape is not. */
export interface SensorView {
  owner: string;
  reference: string;
  head: SensorHead | undefined;
  streams: ReadonlyMap<string, DatastreamEntry | undefined>;
}

export type SensorLookup = { is: "known"; sensor: SensorView } | { is: "ambiguous" } | { is: "unknown" };

export interface RegisterView {
  city: Lookup<CityEntry>;
  organisation: (id: string) => Lookup<OrganisationEntry>;
  model: (id: string) => Lookup<SensorModelEntry>;
  /** @param name - `owner/reference`, or a reference that must then be unique in the file */
  sensor: (name: string) => SensorLookup;
  current: CurrentRegister;
  /** As the register holds it now, by `owner/reference`. */
  currentSensor: (name: string) => SensorEntry | undefined;
  /** Of the installation: terms and dates are its calendar's. */
  timeZone: string;
  /** The calendar date there. */
  today: string;
}

export interface RegisterMoment {
  current: CurrentRegister;
  /** The database's clock. */
  now: Date;
  /** Of the installation. */
  timeZone: string;
}

export function viewOf(parts: FileParts, { current, now, timeZone }: RegisterMoment): RegisterView {
  const organisations = lookupIn(parts.organisations, current.organisations);
  const models = lookupIn(parts.models, current.models);
  const sensors = new Map(current.sensors.map((entry) => [`${entry.owner}/${entry.reference}`, entry]));
  return {
    city: cityOf(parts.city, current.city),
    organisation: organisations,
    model: models,
    sensor: sensorsIn(parts, current),
    current,
    currentSensor: (name) => sensors.get(name),
    timeZone,
    today: Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .toString(),
  };
}

export function known<Entry>(lookup: Lookup<Entry>): Entry | undefined {
  return lookup.is === "known" ? lookup.entry : undefined;
}

function cityOf(part: FilePart<CityEntry> | undefined, current: CityEntry | undefined): Lookup<CityEntry> {
  if (part !== undefined) {
    return part.entry === undefined ? { is: "wrong" } : { is: "known", entry: part.entry };
  }
  return current === undefined ? { is: "unknown" } : { is: "known", entry: current };
}

function lookupIn<Entry extends { id: string }>(
  parts: readonly FilePart<Entry>[],
  current: readonly Entry[],
): (id: string) => Lookup<Entry> {
  const found = new Map<string, Lookup<Entry>>();
  for (const entry of current) found.set(entry.id, { is: "known", entry });
  // Of two with one name the first counts: the second has its own message.
  for (const { id, entry } of parts.toReversed()) {
    if (id !== undefined) found.set(id, entry === undefined ? { is: "wrong" } : { is: "known", entry });
  }
  return (id) => found.get(id) ?? { is: "unknown" };
}

function sensorsIn(parts: FileParts, current: CurrentRegister): (name: string) => SensorLookup {
  const inFile = new Map<string, SensorView>();
  for (const { id, owner, reference, entry, streams } of parts.sensors.toReversed()) {
    if (id === undefined || owner === undefined || reference === undefined) continue;
    inFile.set(id, { owner, reference, head: entry, streams: new Map(streams.toReversed().map(withKey)) });
  }
  const inRegister = new Map<string, SensorView>();
  for (const { datastreams, ...head } of current.sensors) {
    const { owner, reference } = head;
    const streams = new Map(datastreams.map((stream) => [stream.key, stream]));
    inRegister.set(`${owner}/${reference}`, { owner, reference, head, streams });
  }
  const bareInFile = byReference(inFile.values());
  const bareInRegister = byReference(inRegister.values());
  return (name) => {
    const matches = name.includes("/")
      ? [inFile.get(name) ?? inRegister.get(name)].filter((sensor) => sensor !== undefined)
      : (bareInFile.get(name) ?? bareInRegister.get(name) ?? []);
    const [sensor, ...others] = matches;
    if (sensor === undefined) return { is: "unknown" };
    return others.length > 0 ? { is: "ambiguous" } : { is: "known", sensor };
  };
}

function withKey({ id, entry }: FilePart<DatastreamEntry>): [string, DatastreamEntry | undefined] {
  return [id ?? "", entry];
}

function byReference(sensors: Iterable<SensorView>): Map<string, SensorView[]> {
  const found = new Map<string, SensorView[]>();
  for (const sensor of sensors) {
    found.set(sensor.reference, [...(found.get(sensor.reference) ?? []), sensor]);
  }
  return found;
}
