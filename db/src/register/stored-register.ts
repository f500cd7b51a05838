/**
 * Reads what the register holds now, as far as a file can touch it: everything small, and of sensors those that the
 * file or a zone names.
 */
import type {
  CityEntry,
  CurrentRegister,
  OrganisationEntry,
  SensorEntry,
  SensorModelEntry,
  ZoneEntry,
} from "@meetpaal/model";
import type { Queryable } from "../database.ts";

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

/** @param sensorNames - `owner/reference`, or a reference alone, which then may give more than one */
export async function readStoredRegister(
  queryable: Queryable,
  sensorNames: readonly string[],
): Promise<StoredRegister> {
  const { rows: cities } = await queryable.query<EntryRow<CityEntry>>(SELECT_CITY);
  const { rows: organisations } = await queryable.query<EntryRow<OrganisationEntry>>(SELECT_ORGANISATIONS);
  const { rows: models } = await queryable.query<EntryRow<SensorModelEntry>>(SELECT_MODELS);
  const { rows: zones } = await queryable.query<EntryRow<ZoneEntry>>(SELECT_ZONES);
  const gates = zones.flatMap(({ body }) => body.gates).flatMap((gate) => [gate.in.sensor, gate.out.sensor]);
  const sensors = await readSensors(queryable, [...new Set([...sensorNames, ...gates])]);
  return {
    current: {
      city: cities[0]?.body,
      organisations: organisations.map(({ body }) => body),
      models: models.map(({ body }) => body),
      sensors: sensors.map(({ entry }) => entry),
      zones: zones.map(({ body }) => body),
      passagesADay: await readPassages(queryable, zones),
    },
    city: cities[0],
    organisations: byId(organisations),
    models: byId(models),
    zones: byId(zones),
    sensors: new Map(sensors.map((row) => [`${row.entry.owner}/${row.entry.reference}`, row])),
  };
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
    select version, digest, body
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
  order by sensor.id`;

async function readSensors(queryable: Queryable, names: readonly string[]): Promise<SensorRow[]> {
  const { rows } = await queryable.query<SensorRow>(SELECT_SENSORS, [names]);
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
