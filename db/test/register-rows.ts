/** A register of single streams, put into the tables directly: for tests of what hangs on versions, not of the import. */
import { randomBytes } from "node:crypto";
import { CONTRACT_LOCK, type Database, type Queryable } from "../src/index.ts";

/** What a version of a made stream says; what is left out is as in `ORDINARY`. */
export interface MadeVersion {
  validFrom: string;
  recordedAt: string;
  status: string;
  operatingFrom: string;
  operatingTo: string | null;
  /** Null: this version does not declare the stream. */
  aggregation: "gauge" | "interval-count" | "counter" | null;
  intervalS: number;
  identifiability: "none" | "deidentified" | "pseudonymous";
  raw: string;
  hour: string | null;
  day: string | null;
  below: number | null;
  rollover: number | null;
  corrects: string | null;
  capture: "camera" | "air";
  body: object;
  streamBody: object;
}

const ORDINARY: MadeVersion = {
  validFrom: "2020-01-01T00:00:00Z",
  recordedAt: "2020-01-01T00:00:00Z",
  status: "active",
  operatingFrom: "2020-01-01T00:00:00Z",
  operatingTo: null,
  aggregation: "interval-count",
  intervalS: 60,
  identifiability: "deidentified",
  raw: "P14D",
  hour: "P1Y",
  day: "P5Y",
  below: null,
  rollover: null,
  corrects: null,
  capture: "air",
  body: {},
  streamBody: {},
};

export interface MadeStream {
  id: number;
  sensorId: number;
  publicId: string;
}

const ENTRIES = `with organisation as (
  insert into organisation (id) values ('stad') on conflict do nothing
), model as (
  insert into sensor_model (id) values ('camera'), ('air') on conflict do nothing
)
select`;
const IMPORT = `insert into register_import (recorded_at, actor, file_sha256)
values (clock_timestamp(), 'test', '')
returning id`;
const MODEL_VERSIONS = `insert into sensor_model_version
  (sensor_model_id, version, recorded_at, valid_from, import_id, digest, body)
values
  ('camera', 1, '2020-01-01', '2020-01-01', $1, '', '{ "capture": "camera" }'),
  ('air', 1, '2020-01-01', '2020-01-01', $1, '', '{ "capture": "air" }')
on conflict do nothing`;

/** Puts a sensor with one stream into the register. */
export async function makeStream(
  database: Database,
  ...versions: [Partial<MadeVersion>, ...Partial<MadeVersion>[]]
): Promise<MadeStream> {
  const work = database.work("contract");
  await work.query(ENTRIES);
  const publicId = [...randomBytes(8)].map((byte) => "0123456789abcdefghjkmnpqrstvwxyz"[byte % 32]).join("");
  const sensorId = await idOf(
    work,
    "insert into sensor (public_id, owner, reference) values ($1, 'stad', $1) returning id",
    [publicId],
  );
  const id = await idOf(work, "insert into datastream (sensor_id, key) values ($1, 'count') returning id", [
    sensorId,
  ]);
  const stream = { id, sensorId, publicId };
  for (const version of versions) await addVersion(database, stream, version);
  return stream;
}

const SENSOR_VERSION = `insert into sensor_version (
  sensor_id, version, recorded_at, valid_from, import_id, digest, corrects_reason, status,
  operating_from, operating_to, kind, sensor_model_id, personal_data, extent, body
)
select $1, coalesce(max(version), 0) + 1, $2, $3, $4, '', $5, $6, $7, $8, 'crowd-meter', $9, 'none',
  box(point(5.86, 51.84)), $10
from sensor_version
where sensor_id = $1
returning version as id`;
const STREAM_VERSION = `insert into datastream_version (
  datastream_id, sensor_id, version, aggregation, interval_s, unit, identifiability,
  retention_raw, retention_hour, retention_day, late_s, early_s, is_public, disclose_below, rollover, body
)
values ($1, $2, $3, $4, $5, '1', $6, $7, $8, $9, 0, 120, true, $10, $11, $12)`;

/** Records another version of the stream's sensor. */
export async function addVersion(
  database: Database,
  stream: MadeStream,
  over: Partial<MadeVersion>,
): Promise<void> {
  const version = { ...ORDINARY, ...over };
  await database.work("contract").transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [CONTRACT_LOCK]);
    const importId = await idOf(tx, IMPORT, []);
    await tx.query(MODEL_VERSIONS, [importId]);
    const number = await idOf(tx, SENSOR_VERSION, [
      stream.sensorId,
      version.recordedAt,
      version.validFrom,
      importId,
      version.corrects,
      version.status,
      version.operatingFrom,
      version.operatingTo,
      version.capture,
      JSON.stringify(version.body),
    ]);
    if (version.aggregation === null) return;
    await tx.query(STREAM_VERSION, [
      stream.id,
      stream.sensorId,
      number,
      version.aggregation,
      version.intervalS,
      version.identifiability,
      version.raw,
      version.hour,
      version.day,
      version.below,
      version.rollover,
      JSON.stringify(version.streamBody),
    ]);
  });
}

export interface MadeReading {
  time: Date;
  value: number;
  revision?: number;
}

const STORE = `insert into reading (datastream_id, time, value, revision)
select $1, time, value, revision
from unnest($2::timestamptz[], $3::float8[], $4::int2[]) as row (time, value, revision)
order by time
on conflict (datastream_id, time) do update set
  value = excluded.value,
  revision = excluded.revision
where excluded.revision > reading.revision`;
const MARK = `insert into rollup_mark (datastream_id, hour)
select $1, date_trunc('hour', time, 'UTC')
from unnest($2::timestamptz[]) as row (time)
where time < $3`;
const WATERMARK = "select watermark from rollup_state";

/**
 * Stores readings as a batch does: under the shared lock, with marks for what is older than the watermark that was read
 * first.
 *
 * @param delayMs - how long it takes, on a server where others go on meanwhile
 */
export async function storeReadings(
  database: Database,
  stream: number,
  readings: readonly MadeReading[],
  delayMs = 0,
): Promise<void> {
  const times = readings.map(({ time }) => time);
  await database.work("ingest").transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock_shared($1)", [CONTRACT_LOCK]);
    const { rows } = await tx.query<{ watermark: Date }>(WATERMARK);
    if (delayMs > 0) await tx.query("select pg_sleep($1)", [delayMs / 1000]);
    await tx.query(STORE, [
      stream,
      times,
      readings.map(({ value }) => value),
      readings.map(({ revision }) => revision ?? 0),
    ]);
    await tx.query(MARK, [stream, times, rows[0]?.watermark]);
  });
}

async function idOf(queryable: Queryable, statement: string, values: unknown[]): Promise<number> {
  const { rows } = await queryable.query<{ id: number }>(statement, values);
  const [row] = rows;
  if (row === undefined) throw new Error("the statement gives an id");
  return row.id;
}
