/** Writes versions of sensors, each with a row for every stream it declares. */
import {
  acceptanceOf,
  type Capture,
  type DatastreamEntry,
  durationSeconds,
  extentOf,
  personalDataOf,
  type SensorEntry,
} from "@meetpaal/model";
import type { Transaction } from "../database.ts";
import { sensorBody } from "./digest.ts";
import type { ImportMoment } from "./write-entries.ts";

export interface NewSensorVersion {
  sensorId: number;
  version: number;
  /** Since when it holds in the street. */
  validFrom: string;
  digest: string;
  /** Null: it corrects nothing. */
  correctsReason: string | null;
  entry: SensorEntry;
}

export interface SensorContext extends ImportMoment {
  captureOf: (model: string) => Capture;
  streamId: (sensorId: number, key: string) => number;
}

/** So many versions a statement: a version with its streams is some tens of kilobytes at most. */
const CHUNK = 200;

const INSERT_VERSIONS = `
  insert into sensor_version (
    sensor_id, version, recorded_at, valid_from, import_id, digest, corrects_reason, status, operating_from,
    operating_to, kind, sensor_model_id, personal_data, extent, body
  )
  select
    new."sensorId", new.version, $2, new."validFrom", $3, new.digest, new."correctsReason", new.status,
    new."operatingFrom", new."operatingTo", new.kind, new.model, new."personalData",
    box(point(new.west, new.south), point(new.east, new.north)), new.body
  from jsonb_to_recordset($1) as new (
    "sensorId" int, version int, "validFrom" timestamptz, digest text, "correctsReason" text, status text,
    "operatingFrom" timestamptz, "operatingTo" timestamptz, kind text, model text, "personalData" text,
    west float8, south float8, east float8, north float8, body jsonb
  )`;

const INSERT_STREAM_VERSIONS = `
  insert into datastream_version (
    datastream_id, sensor_id, version, aggregation, interval_s, unit, minimum, maximum, step, rollover, identifiability,
    retention_raw, retention_hour, retention_day, late_s, early_s, is_public, disclose_below, disclose_delay, body
  )
  select
    new."datastreamId", new."sensorId", new.version, new.aggregation, new."intervalS", new.unit, new.minimum,
    new.maximum, new.step, new.rollover, new.identifiability, new.raw::interval, new.hour::interval, new.day::interval,
    new."lateS", new."earlyS", new."isPublic", new.below, new.delay::interval, new.body
  from jsonb_to_recordset($1) as new (
    "datastreamId" int, "sensorId" int, version int, aggregation text, "intervalS" int, unit text, minimum float8,
    maximum float8, step float8, rollover float8, identifiability text, raw text, hour text, day text, "lateS" int, "earlyS" int,
    "isPublic" boolean, below int, delay text, body jsonb
  )`;

export async function writeSensorVersions(
  tx: Transaction,
  versions: readonly NewSensorVersion[],
  context: SensorContext,
): Promise<void> {
  for (let start = 0; start < versions.length; start += CHUNK) {
    const chunk = versions.slice(start, start + CHUNK);
    const rows = chunk.map((version) => versionRow(version, context));
    await tx.query(INSERT_VERSIONS, [JSON.stringify(rows), context.at, context.importId]);
    const streams = chunk.flatMap((version) =>
      version.entry.datastreams.map((stream) => streamRow(version, stream, context)),
    );
    await tx.query(INSERT_STREAM_VERSIONS, [JSON.stringify(streams)]);
  }
}

function versionRow({ entry, ...version }: NewSensorVersion, { captureOf }: SensorContext): object {
  const { status, valid, kind, model, location, datastreams } = entry;
  return {
    ...version,
    status,
    operatingFrom: valid.from,
    operatingTo: valid.to ?? null,
    kind,
    model,
    personalData: personalDataOf(captureOf(model), datastreams),
    ...extentOf(location),
    body: sensorBody(entry),
  };
}

function streamRow(
  { sensorId, version }: NewSensorVersion,
  stream: DatastreamEntry,
  { streamId }: SensorContext,
): object {
  const { key, aggregation, interval, unit, range, rollover, identifiability, retention, disclosure } =
    stream;
  return {
    datastreamId: streamId(sensorId, key),
    sensorId,
    version,
    aggregation,
    intervalS: durationSeconds(interval),
    unit,
    minimum: range?.min ?? null,
    maximum: range?.max ?? null,
    step: range?.step ?? null,
    rollover: rollover ?? null,
    identifiability,
    raw: retention.raw,
    hour: retention.hour ?? null,
    day: retention.day ?? null,
    ...acceptanceOf(stream),
    isPublic: stream.public,
    below: disclosure?.below ?? null,
    delay: disclosure?.delay ?? null,
    body: stream,
  };
}
