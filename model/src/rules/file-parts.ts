/**
 * The entries of a file one by one, so that a mistake in one does not hide what is wrong with the others, nor with the
 * rest of itself.
 *
 * The id of an entry whose form is wrong still counts: what refers to it is not to blame. An entry without an id may be
 * the one that others refer to, so who looks for a name beside it cannot tell.
 */
import type { CityEntry } from "../register/city.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { DeviceEntry } from "../register/device.ts";
import type { OrganisationEntry } from "../register/organisation.ts";
import type { SensorEntry } from "../register/sensor.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { ZoneEntry } from "../register/zone.ts";
import type { Path } from "./path.ts";
import { makeUnreadable, ofEach } from "./readable.ts";

export type SensorHead = Omit<SensorEntry, "datastreams">;

export interface FilePart<Entry> {
  path: Path;
  id: string | undefined;
  /** Where its whole form is right. */
  entry: Entry | undefined;
  /** As far as it can be read: a field of another form throws `UnreadableError`. Undefined where it is no group of fields. */
  readable: Entry | undefined;
}

export interface SensorPart extends FilePart<SensorHead> {
  /** Of which `id` is `owner/reference`. */
  owner: string | undefined;
  reference: string | undefined;
  /** Their `id` is the key. */
  streams: FilePart<DatastreamEntry>[];
}

/** What should be a list and is none is one entry that cannot be read. */
export interface FileParts {
  city: FilePart<CityEntry> | undefined;
  organisations: FilePart<OrganisationEntry>[];
  models: FilePart<SensorModelEntry>[];
  sensors: SensorPart[];
  devices: FilePart<DeviceEntry>[];
  zones: FilePart<ZoneEntry>[];
}

/**
 * @param file - what was in the file, without fields that nobody knows
 * @param wrong - the places whose form is not that of a register file; what is read of their entries is a changed `file`
 */
export function partsOf(file: unknown, wrong: readonly Path[]): FileParts {
  const root = membersOf(file);
  const below = divided(wrong);
  const entries = <Entry>(section: string): FilePart<Entry>[] => {
    const inSection = divided(below(section));
    return itemsOf(root[section]).map((item, index) =>
      partOf<Entry>([section, index], item, inSection(index)),
    );
  };
  const inSensors = divided(below("sensors"));
  return {
    city: root["city"] === undefined ? undefined : partOf(["city"], root["city"], below("city")),
    organisations: entries("organisations"),
    models: entries("models"),
    sensors: itemsOf(root["sensors"]).map((item, index) =>
      sensorPartOf(["sensors", index], item, inSensors(index)),
    ),
    devices: entries("devices"),
    zones: entries("zones"),
  };
}

function sensorPartOf(path: Path, item: unknown, wrong: readonly Path[]): SensorPart {
  const { datastreams, ...head } = membersOf(item);
  const owner = textOf(head["owner"]);
  const reference = textOf(head["reference"]);
  const inStreams = divided(divided(wrong)("datastreams"));
  return {
    ...readablePart<SensorHead>(
      path,
      isGroup(item) ? head : item,
      wrong.filter(([field]) => field !== "datastreams"),
    ),
    id: owner === undefined || reference === undefined ? undefined : `${owner}/${reference}`,
    owner,
    reference,
    streams: itemsOf(datastreams ?? null).map((stream, index) => ({
      id: textOf(membersOf(stream)["key"]),
      ...readablePart<DatastreamEntry>([...path, "datastreams", index], stream, inStreams(index)),
    })),
  };
}

function partOf<Entry>(path: Path, item: unknown, wrong: readonly Path[]): FilePart<Entry> {
  return { id: textOf(membersOf(item)["id"]), ...readablePart<Entry>(path, item, wrong) };
}

function readablePart<Entry>(path: Path, item: unknown, wrong: readonly Path[]): Omit<FilePart<Entry>, "id"> {
  // The form of all but what is wrong was looked at: the schemas of the register change nothing that they read.
  const isReadable = (value: unknown): value is Entry =>
    isGroup(value) && wrong.every(({ length }) => length > 0);
  if (!isReadable(item)) return { path, entry: undefined, readable: undefined };
  makeUnreadable(item, wrong);
  return { path, entry: wrong.length === 0 ? item : undefined, readable: item };
}

/** Paths by their first step, without it. */
function divided(paths: readonly Path[]): (step: string | number) => readonly Path[] {
  const found = new Map<string | number, Path[]>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) continue;
    const same = found.get(step);
    if (same === undefined) found.set(step, [rest]);
    else same.push(rest);
  }
  return (step) => found.get(step) ?? [];
}

function membersOf(value: unknown): Record<string, unknown> {
  return isGroup(value) ? { ...value } : {};
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [undefined];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The sensors that devices and zones of the file name: `owner/reference`, or a reference alone. */
export function sensorNamesIn({ devices, zones }: FileParts): string[] {
  return [
    ...devices.flatMap(({ readable }) =>
      ofEach(
        () => readable?.sensors ?? [],
        (name) => [name],
      ),
    ),
    ...zones.flatMap(({ readable }) =>
      ofEach(
        () => readable?.gates ?? [],
        (gate) => [gate],
      ).flatMap((gate) =>
        ofEach(
          () => ["in", "out"] as const,
          (way) => [gate[way].sensor],
        ),
      ),
    ),
  ];
}
