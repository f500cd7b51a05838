/**
 * A register of any size, written by SQL as imports would leave it: what lists, filters and search read is made from it by the same
 * function. Only the reading of a file is left out, since files of that size are not what is measured here.
 */
import type pg from "pg";

export const VERSIONS = 3;
export const STREAMS_PER_SENSOR = 2;
/** Sensors written by one statement. */
const BATCH = 2_000;

/** Of the middle of the city, where a third of the sensors hang: west, south, east, north. */
export const CENTRE = [5.855, 51.84, 5.875, 51.852] as const;

export const STREETS = [
  "Molen",
  "Brug",
  "Markt",
  "Linden",
  "Kastanje",
  "Station",
  "Haven",
  "Toren",
  "Veld",
  "Berg",
];
const ENDINGS = ["straat", "laan", "weg", "plein", "kade", "hof", "pad", "dijk"];
export const KINDS: readonly [kind: string, word: string][] = [
  ["air-quality", "Luchtmeter"],
  ["noise", "Geluidmeter"],
  ["traffic", "Verkeersteller"],
  ["crowd-meter", "Druktemeter"],
  ["weather", "Weerstation"],
];

const IMPORT = `insert into register_import (recorded_at, actor, file_sha256) values ($1, 'bench', '') returning id`;

/** 2654435761 is odd, so the product runs through all numbers of 32 bits and meets none twice. */
const IDENTITIES = `insert into sensor (public_id, owner, reference)
select lpad(to_hex((n::bigint * 2654435761) % 4294967296), 8, '0'), sensor.owner, 'REG-' || n
from generate_series($1::int, $2::int) n -- ids follow in the same order
cross join (select owner from sensor order by id limit 1) sensor
order by n`;

const STREAMS = `insert into datastream (sensor_id, key)
select sensor.id, stream.key
from sensor
cross join (select distinct key from datastream order by key limit $3) stream
where sensor.id between $1 and $2
order by sensor.id, stream.key`;

const NUMBERED = `from sensor
cross join lateral (select sensor.id as n) numbered
cross join lateral (
  select
    ($5::text[])[1 + n % array_length($5::text[], 1)] as kind,
    ($6::text[])[1 + n % array_length($6::text[], 1)] as word,
    ($7::text[])[1 + n / 7 % array_length($7::text[], 1)] || ($8::text[])[1 + n / 3 % array_length($8::text[], 1)] as street,
    case when n % 3 = 0 then 5.855 + n % 997 * 0.00002 else 5.75 + n % 1999 * 0.0001 end as longitude,
    case when n % 3 = 0 then 51.84 + n % 601 * 0.00002 else 51.75 + n % 1499 * 0.0001 end as latitude
) made
cross join (select * from sensor_version order by sensor_id, version desc limit 1) template
where sensor.id between $1 and $2`;

const VERSION = `insert into sensor_version (
  sensor_id, version, recorded_at, valid_from, import_id, digest, status, operating_from, operating_to, kind,
  sensor_model_id, personal_data, extent, body
)
select
  sensor.id, $3::int, $4, $4, $9, '', 'active', template.operating_from, template.operating_to, made.kind,
  template.sensor_model_id, 'none',
  box(point(longitude, latitude), point(longitude, latitude)),
  template.body || jsonb_build_object(
    'reference', sensor.reference,
    'kind', made.kind,
    'name', jsonb_build_object('nl', made.word || ' ' || made.street || ' ' || n, 'en', 'Sensor ' || made.street || ' ' || n),
    'place', jsonb_build_object('nl', 'Lantaarnpaal in de ' || made.street || ', versie ' || $3::int),
    'poleCode', 'LP-' || n,
    'location', jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(longitude, latitude))
  )
${NUMBERED}
order by sensor.id`;

const STREAM_VERSION = `insert into datastream_version (
  datastream_id, sensor_id, version, aggregation, interval_s, unit, identifiability, retention_raw, retention_hour,
  retention_day, late_s, early_s, is_public, body
)
select
  datastream.id, datastream.sensor_id, $3, declared.aggregation, 60, declared.unit, declared.identifiability,
  declared.retention_raw, declared.retention_hour, declared.retention_day, declared.late_s, declared.early_s, true,
  declared.body || '{"interval": "PT1M"}'
from datastream
join sensor on sensor.id = datastream.sensor_id
join lateral (
  select version.*
  from datastream_version version
  join datastream first on first.id = version.datastream_id
  where first.key = datastream.key
  order by version.datastream_id
  limit 1
) declared on true
where sensor.id between $1 and $2
order by datastream.id`;

const ENTRIES = "select refresh_register_entries(array_agg(id), $3) from sensor where id between $1 and $2";
const LAST = "select max(id) as id from sensor";

/** @param client - of a database into which a small city was imported: its first sensor is the pattern */
export async function fillRegister(client: pg.Client, sensors: number): Promise<void> {
  const { rows: before } = await client.query<{ id: number }>(LAST);
  const first = (before[0]?.id ?? 0) + 1;
  const batches = Array.from({ length: Math.ceil(sensors / BATCH) }, (_, place): [number, number] => [
    first + place * BATCH,
    first + Math.min(sensors, (place + 1) * BATCH) - 1,
  ]);
  for (const range of batches) {
    await client.query(IDENTITIES, range);
    await client.query(STREAMS, [...range, STREAMS_PER_SENSOR]);
  }
  await client.query("analyze sensor, datastream");
  for (let version = 1; version <= VERSIONS; version += 1) {
    const at = new Date(Date.UTC(2026, version, 1));
    const { rows } = await client.query<{ id: number }>(IMPORT, [at]);
    for (const range of batches) {
      const words = [KINDS.map(([kind]) => kind), KINDS.map(([, word]) => word), STREETS, ENDINGS];
      await client.query("begin");
      await client.query(VERSION, [...range, version, at, ...words, rows[0]?.id]);
      await client.query(STREAM_VERSION, [...range, version]);
      await client.query(ENTRIES, [...range, rows[0]?.id]);
      await client.query("commit");
    }
    await client.query("analyze sensor_version, datastream_version, register_entry");
  }
  await client.query(
    "insert into contract_generation select max(number) + 1, clock_timestamp(), null from contract_generation",
  );
  await client.query("vacuum analyze");
}
