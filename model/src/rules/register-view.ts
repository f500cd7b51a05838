/**
 * The register as it would be after the import: the entries of the file, and behind them what is there already.
 *
 * Rules look others up here. What they find may be wrong itself: then they are stopped where they ask for what cannot be
 * read of it (`UnreadableError`), and so they are where an entry of the file may or may not be the one they look for.
 */
import { Temporal } from "temporal-polyfill";
import type { CityEntry } from "../register/city.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { DeviceEntry } from "../register/device.ts";
import type { OrganisationEntry } from "../register/organisation.ts";
import type { SensorEntry } from "../register/sensor.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { ZoneEntry } from "../register/zone.ts";
import type { FilePart, FileParts } from "./file-parts.ts";
import { UnreadableError } from "./readable.ts";

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

export interface SensorView {
  owner: string;
  reference: string;
  /** Undefined: it has no such stream. */
  stream: (key: string) => DatastreamEntry | undefined;
}

export type SensorLookup = { is: "known"; sensor: SensorView } | { is: "ambiguous" } | { is: "unknown" };

export interface RegisterView {
  /** Undefined: there is none yet. */
  readonly city: CityEntry | undefined;
  /** Undefined: it is not known. */
  organisation: (id: string) => OrganisationEntry | undefined;
  model: (id: string) => SensorModelEntry | undefined;
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
  const sensors = new Map(current.sensors.map((entry) => [`${entry.owner}/${entry.reference}`, entry]));
  return {
    get city() {
      return parts.city === undefined ? current.city : read(parts.city);
    },
    organisation: lookupIn(parts.organisations, current.organisations),
    model: lookupIn(parts.models, current.models),
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

function read<Entry>({ readable }: FilePart<Entry>): Entry {
  if (readable === undefined) throw new UnreadableError();
  return readable;
}

/** One of the entries by its name, or by another that the register has; undefined where neither is there. */
function lookupIn<Entry extends { id: string }>(
  parts: readonly FilePart<Entry>[],
  current: readonly Entry[],
): (id: string) => Entry | undefined {
  const before = new Map(current.map((entry) => [entry.id, entry]));
  const find = finderIn(parts);
  return (id) => find(id, before.get(id));
}

function finderIn<Entry>(
  parts: readonly FilePart<Entry>[],
): (id: string, before: Entry | undefined) => Entry | undefined {
  // Of two with one name the first counts: the second has its own message.
  const named = new Map(parts.toReversed().map((part) => [part.id, part]));
  return (id, before) => {
    const part = named.get(id);
    if (part !== undefined) return read(part);
    if (before === undefined && named.has(undefined)) throw new UnreadableError();
    return before;
  };
}

function sensorsIn(parts: FileParts, current: CurrentRegister): (name: string) => SensorLookup {
  const inFile = new Map<string, SensorView>();
  const isAnyUnnamed = parts.sensors.some(({ id }) => id === undefined);
  for (const { id, owner, reference, streams } of parts.sensors.toReversed()) {
    if (id === undefined || owner === undefined || reference === undefined) continue;
    const find = finderIn(streams);
    inFile.set(id, { owner, reference, stream: (key) => find(key, undefined) });
  }
  const inRegister = new Map<string, SensorView>();
  for (const { datastreams, owner, reference } of current.sensors) {
    const streams = new Map(datastreams.map((stream) => [stream.key, stream]));
    inRegister.set(`${owner}/${reference}`, { owner, reference, stream: (key) => streams.get(key) });
  }
  const bareInFile = byReference(inFile.values());
  const bareInRegister = byReference(inRegister.values());
  return (name) => {
    const matches = name.includes("/")
      ? [inFile.get(name) ?? inRegister.get(name)].filter((sensor) => sensor !== undefined)
      : (bareInFile.get(name) ?? bareInRegister.get(name) ?? []);
    const [sensor, ...others] = matches;
    if (sensor === undefined && isAnyUnnamed) throw new UnreadableError();
    if (sensor === undefined) return { is: "unknown" };
    return others.length > 0 ? { is: "ambiguous" } : { is: "known", sensor };
  };
}

function byReference(sensors: Iterable<SensorView>): Map<string, SensorView[]> {
  const found = new Map<string, SensorView[]>();
  for (const sensor of sensors) {
    found.set(sensor.reference, [...(found.get(sensor.reference) ?? []), sensor]);
  }
  return found;
}
