/**
 * Reads what the register holds now, as far as a file can touch it: everything small, of sensors those that the file or
 * a zone names and those whose city, owner or model it changes, of devices those whose fields it may lead astray.
 */
import {
  type CityEntry,
  type CurrentRegister,
  type DeviceEntry,
  type FilePart,
  type FileParts,
  type OrganisationEntry,
  type SensorEntry,
  type SensorModelEntry,
  type ZoneEntry,
} from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { digestOf, organisationBody } from "./digest.ts";
import { readSpeakingDevices, type StoredDevice } from "./stored-devices.ts";

/** The newest version of an entry. */
export interface StoredVersion {
  version: number;
  digest: string;
}

export interface StoredSensor extends StoredVersion {
  id: number;
  publicId: string;
}

export interface StoredRegister {
  current: CurrentRegister;
  city: StoredVersion | undefined;
  organisations: ReadonlyMap<string, StoredVersion>;
  models: ReadonlyMap<string, StoredVersion>;
  zones: ReadonlyMap<string, StoredVersion>;
  /** By `owner/reference`. */
  sensors: ReadonlyMap<string, StoredSensor>;
}

interface EntryRow<Body> extends StoredVersion {
  id: string;
  body: Body;
}

const newest = (table: string, id: string): string => `
  select distinct on (${id}) ${id} as "id", version, digest, body
  from ${table}
  order by ${id}, version desc`;

const SELECT_CITY = `
  select 'city' as "id", version, digest, body
  from city_version
  order by version desc
  limit 1`;
const SELECT_ORGANISATIONS = newest("organisation_version", "organisation_id");
const SELECT_MODELS = newest("sensor_model_version", "sensor_model_id");
const SELECT_ZONES = newest("zone_version", "zone_id");

/** @param sensorNames - that the file names beside its own; `owner/reference`, or a reference alone */
export async function readStoredRegister(
  queryable: Queryable,
  parts: FileParts,
  sensorNames: readonly string[],
): Promise<StoredRegister> {
  const { rows: cities } = await queryable.query<EntryRow<CityEntry>>(SELECT_CITY);
  const { rows: organisations } = await queryable.query<EntryRow<OrganisationEntry>>(SELECT_ORGANISATIONS);
  const { rows: models } = await queryable.query<EntryRow<SensorModelEntry>>(SELECT_MODELS);
  const { rows: zones } = await queryable.query<EntryRow<ZoneEntry>>(SELECT_ZONES);
  const own = parts.sensors.flatMap(({ id }) => id ?? []);
  const inFile = new Set(parts.devices.map(({ id }) => id));
  const devices = (await readSpeakingDevices(queryable, own)).filter(({ id }) => !inFile.has(id));
  const gates = zones.flatMap(({ body }) => body.gates).flatMap((gate) => [gate.in.sensor, gate.out.sensor]);
  const names = [...own, ...sensorNames, ...gates, ...devices.flatMap((device) => device.sensors)];
  const stored = { organisations: byId(organisations), models: byId(models), zones: byId(zones) };
  const sensors = await readSensors(queryable, [...new Set(names)], {
    all: parts.city !== undefined && isChanged(parts.city, cities[0], (entry) => entry),
    owners: changedIds(parts.organisations, stored.organisations, organisationBody),
    models: changedIds(parts.models, stored.models, (entry) => entry),
  });
  return {
    current: {
      city: cities[0]?.body,
      organisations: organisations.map(({ body }) => body),
      models: models.map(({ body }) => body),
      sensors: sensors.map(({ entry }) => entry),
      devices: devices.map(toEntry),
      zones: zones.map(({ body }) => body),
      passagesADay: await readPassages(queryable, zones),
    },
    city: cities[0],
    ...stored,
    sensors: new Map(sensors.map((row) => [`${row.entry.owner}/${row.entry.reference}`, row])),
  };
}

function toEntry({ id, owner, sensors, quota, speaks }: StoredDevice): DeviceEntry {
  return { id, owner, sensors, quota: quota ?? undefined, speaks: speaks ?? undefined };
}

function changedIds<Entry>(
  parts: readonly FilePart<Entry>[],
  stored: ReadonlyMap<string, StoredVersion>,
  body: (entry: Entry) => unknown,
): string[] {
  return parts.flatMap((part) =>
    part.id !== undefined && isChanged(part, stored.get(part.id), body) ? [part.id] : [],
  );
}

/** An entry that is there; one whose form is wrong is another than that. */
function isChanged<Entry>(
  { entry }: FilePart<Entry>,
  stored: StoredVersion | undefined,
  body: (entry: Entry) => unknown,
): boolean {
  return stored !== undefined && (entry === undefined || stored.digest !== digestOf(body(entry)));
}

function byId(rows: readonly (StoredVersion & { id: string })[]): Map<string, StoredVersion> {
  return new Map(rows.map((row) => [row.id, row]));
}

interface SensorRow extends StoredSensor {
  entry: SensorEntry;
}

const SELECT_SENSORS = `
  select
    sensor.id,
    sensor.public_id as "publicId",
    newest.version,
    newest.digest,
    newest.body || jsonb_build_object('datastreams', streams.list) as "entry"
  from sensor
  cross join lateral (
    select version, digest, sensor_model_id, body
    from sensor_version
    where sensor_id = sensor.id
    order by version desc
    limit 1
  ) newest
  cross join lateral (
    select coalesce(jsonb_agg(body order by datastream_id), '[]') as list
    from datastream_version
    where sensor_id = sensor.id
      and version = newest.version
  ) streams
  where sensor.reference = any ($1)
     or sensor.owner || '/' || sensor.reference = any ($1)
     or $2
     or sensor.owner = any ($3)
     or newest.sensor_model_id = any ($4)
  order by sensor.id`;

/** @param touched - sensors of which the city, the owner or the model is another now */
async function readSensors(
  queryable: Queryable,
  names: readonly string[],
  touched: { all: boolean; owners: readonly string[]; models: readonly string[] },
): Promise<SensorRow[]> {
  const { rows } = await queryable.query<SensorRow>(SELECT_SENSORS, [
    names,
    touched.all,
    touched.owners,
    touched.models,
  ]);
  return rows;
}

const SELECT_PASSAGES = `
  select coalesce(max(day.passages), 0) as "passages"
  from (
    select sum(reading_day.sum) as passages
    from reading_day
    join datastream on datastream.id = reading_day.datastream_id
    join sensor on sensor.id = datastream.sensor_id
    join unnest($1::text[], $2::text[]) as way (sensor, key)
      on way.key = datastream.key
      and way.sensor = sensor.owner || '/' || sensor.reference
    where reading_day.end_at between clock_timestamp() - interval '28 days' and clock_timestamp()
    group by reading_day.start_at
  ) day`;

/** The busiest day of the last four weeks, of zones of which one was counted. */
async function readPassages(
  queryable: Queryable,
  zones: readonly EntryRow<ZoneEntry>[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const { id, body } of zones) {
    if (body.reset === undefined) continue;
    const ways = body.gates.flatMap((gate) => [gate.in, gate.out]);
    const { rows } = await queryable.query<{ passages: number }>(SELECT_PASSAGES, [
      ways.map(({ sensor }) => sensor),
      ways.map(({ key }) => key),
    ]);
    const passages = rows[0]?.passages ?? 0;
    if (passages > 0) found.set(id, passages);
  }
  return found;
}
