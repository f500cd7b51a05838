/**
 * The entries of a file one by one, so that a mistake in one does not hide what is wrong with the others.
 *
 * An entry whose shape is wrong has no `entry`, but its id still counts: what refers to it is not to blame.
 */
import type * as z from "zod";
import { type CityEntry, citySchema } from "../register/city.ts";
import { type DatastreamEntry, datastreamSchema } from "../register/datastream.ts";
import { type DeviceEntry, deviceSchema } from "../register/device.ts";
import { type OrganisationEntry, organisationSchema } from "../register/organisation.ts";
import type { RegisterFile } from "../register/register-file.ts";
import { type SensorEntry, sensorSchema } from "../register/sensor.ts";
import { type SensorModelEntry, sensorModelSchema } from "../register/sensor-model.ts";
import { type ZoneEntry, zoneSchema } from "../register/zone.ts";
import type { Path } from "./path.ts";

const sensorHeadSchema = sensorSchema.omit({ datastreams: true });
export type SensorHead = z.infer<typeof sensorHeadSchema>;

export interface FilePart<Entry> {
  path: Path;
  id: string | undefined;
  entry: Entry | undefined;
}

export interface SensorPart extends FilePart<SensorHead> {
  /** Of which `id` is `owner/reference`. */
  owner: string | undefined;
  reference: string | undefined;
  /** Their `id` is the key. */
  streams: FilePart<DatastreamEntry>[];
}

export interface FileParts {
  city: FilePart<CityEntry> | undefined;
  organisations: FilePart<OrganisationEntry>[];
  models: FilePart<SensorModelEntry>[];
  sensors: SensorPart[];
  devices: FilePart<DeviceEntry>[];
  zones: FilePart<ZoneEntry>[];
}

/** The parts of a file of which the whole shape is right. */
export function partsOfSound(file: RegisterFile): FileParts {
  const partsIn = <Entry extends { id: string }>(
    name: string,
    entries: readonly Entry[],
  ): FilePart<Entry>[] => entries.map((entry, index) => ({ path: [name, index], id: entry.id, entry }));
  return {
    city: file.city === undefined ? undefined : { path: ["city"], id: undefined, entry: file.city },
    organisations: partsIn("organisations", file.organisations),
    models: partsIn("models", file.models),
    sensors: file.sensors.map(({ datastreams, ...head }, index) => ({
      path: ["sensors", index],
      id: `${head.owner}/${head.reference}`,
      owner: head.owner,
      reference: head.reference,
      entry: head,
      streams: datastreams.map((stream, place) => ({
        path: ["sensors", index, "datastreams", place],
        id: stream.key,
        entry: stream,
      })),
    })),
    devices: partsIn("devices", file.devices),
    zones: partsIn("zones", file.zones),
  };
}

/** The parts of a file of which some have another shape. */
export function partsOfAny(file: unknown): FileParts {
  const root = membersOf(file);
  return {
    city: root["city"] === undefined ? undefined : partOf(citySchema, ["city"], root["city"]),
    organisations: listOf(root["organisations"]).map((item, index) =>
      partOf(organisationSchema, ["organisations", index], item),
    ),
    models: listOf(root["models"]).map((item, index) => partOf(sensorModelSchema, ["models", index], item)),
    sensors: listOf(root["sensors"]).map((item, index) => sensorPartOf(["sensors", index], item)),
    devices: listOf(root["devices"]).map((item, index) => partOf(deviceSchema, ["devices", index], item)),
    zones: listOf(root["zones"]).map((item, index) => partOf(zoneSchema, ["zones", index], item)),
  };
}

function sensorPartOf(path: Path, item: unknown): SensorPart {
  const { datastreams, ...head } = membersOf(item);
  const owner = textOf(head["owner"]);
  const reference = textOf(head["reference"]);
  return {
    ...partOf(sensorHeadSchema, path, head),
    id: owner === undefined || reference === undefined ? undefined : `${owner}/${reference}`,
    owner,
    reference,
    streams: listOf(datastreams).map((stream, index) => ({
      ...partOf(datastreamSchema, [...path, "datastreams", index], stream),
      id: textOf(membersOf(stream)["key"]),
    })),
  };
}

function partOf<Entry>(schema: z.ZodType<Entry>, path: Path, item: unknown): FilePart<Entry> {
  return { path, id: textOf(membersOf(item)["id"]), entry: readEntry(schema, item) };
}

/** A field that nobody knows has its own message; what is right beside it is still checked. */
function readEntry<Entry>(schema: z.ZodType<Entry>, item: unknown): Entry | undefined {
  const { data, error } = schema.safeParse(item);
  if (error === undefined) return data;
  const rest: unknown = JSON.parse(JSON.stringify(item));
  for (const issue of error.issues) {
    if (issue.code !== "unrecognized_keys") return undefined;
    let within = rest;
    for (const step of issue.path) within = membersOf(within)[String(step)];
    if (typeof within !== "object" || within === null) return undefined;
    for (const key of issue.keys) Reflect.deleteProperty(within, key);
  }
  return schema.safeParse(rest).data;
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The parts of which the shape is right. */
export function entriesOf<Entry>(parts: readonly FilePart<Entry>[]): { path: Path; entry: Entry }[] {
  return parts.flatMap(({ path, entry }) => (entry === undefined ? [] : [{ path, entry }]));
}

/** A sensor of a file whose own members are right; its streams as far as they are. */
export function sensorOf(head: SensorHead, streams: DatastreamEntry[]): SensorEntry {
  return { ...head, datastreams: streams };
}
