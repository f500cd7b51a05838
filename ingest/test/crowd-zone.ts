/** A register of one zone with one counted gate, put into the tables directly, and counts of every minute. */
import { randomBytes } from "node:crypto";
import type { Database, Queryable } from "@meetpaal/db";
import type { ZoneBody } from "@meetpaal/model";

export const MINUTE_MS = 60_000;

const REGISTER = `
  with import as (
    insert into register_import (recorded_at, actor, file_sha256) values (clock_timestamp(), 'test', '')
    returning id
  ), organisation as (
    insert into organisation (id) values ('stad') on conflict do nothing
  ), model as (
    insert into sensor_model (id) values ('teller') on conflict do nothing
  )
  select id from import`;

const SENSOR = `
  with sensor as (
    insert into sensor (public_id, owner, reference) values ($1, 'stad', $2) returning id
  ), version as (
    insert into sensor_version (
      sensor_id, version, recorded_at, valid_from, import_id, digest, status, operating_from, kind,
      sensor_model_id, personal_data, extent, body
    )
    select id, 1, '2026-01-01', '2026-01-01', $3, '', 'active', '2026-01-01', 'crowd-meter', 'teller',
      'in-the-box', box(point(5.86, 51.84)), '{}'
    from sensor
  )
  select id from sensor`;

const STREAM = `
  with stream as (
    insert into datastream (sensor_id, key) values ($1, $2) returning id
  ), version as (
    insert into datastream_version (
      datastream_id, sensor_id, version, aggregation, interval_s, unit, identifiability,
      retention_raw, late_s, early_s, is_public, body
    )
    select id, $1, 1, 'interval-count', 60, '1', 'deidentified', 'P14D', 0, 0, true, '{}'
    from stream
  )
  select id from stream`;

export interface MadeZone {
  id: string;
  sensorId: number;
  in: number;
  out: number;
}

/** Puts a zone with one gate into the register. */
export async function makeZone(database: Database, over: Partial<ZoneBody> = {}): Promise<MadeZone> {
  const work = database.work("contract");
  const name = randomBytes(4).toString("hex");
  const importId = await idOf(work, REGISTER, []);
  const publicId = [...randomBytes(8)].map((byte) => "0123456789abcdefghjkmnpqrstvwxyz"[byte % 32]).join("");
  const sensorId = await idOf(work, SENSOR, [publicId, name, importId]);
  const streams = { in: 0, out: 0 };
  for (const way of ["in", "out"] as const) {
    streams[way] = await idOf(work, STREAM, [sensorId, `count_${way}`]);
  }
  const body: ZoneBody = {
    name: { nl: `Zone ${name}`, en: `Zone ${name}` },
    area: {
      type: "Polygon",
      coordinates: [
        [
          [5.86, 51.84],
          [5.87, 51.84],
          [5.87, 51.85],
          [5.86, 51.84],
        ],
      ],
    },
    cordon: "closed",
    usableAreaM2: 4000,
    capacity: 4000,
    levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
    levelsDensity: { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 },
    publicDetail: "level",
    gates: [
      {
        id: "brug",
        in: { sensor: name, key: "count_in" },
        out: { sensor: name, key: "count_out" },
        widthM: 8,
        maxPerMinute: 300,
        errorPercent: 3,
      },
    ],
    ...over,
  };
  const id = `zone-${name}`;
  await work.query("insert into zone (id, owner) values ($1, 'stad')", [id]);
  await work.query(
    `insert into zone_version (zone_id, version, recorded_at, valid_from, import_id, digest, body)
     values ($1, 1, '2026-01-01', '2026-01-01', $2, '', $3)`,
    [id, importId, JSON.stringify(body)],
  );
  return { id, sensorId, ...streams };
}

const COUNTS = `
  insert into reading (datastream_id, time, value)
  select $1, minute, $2
  from generate_series($3::timestamptz, $4::timestamptz, interval '1 minute') minute
  on conflict do nothing`;
const LATEST = `
  insert into latest (datastream_id, time, value, received_at)
  select datastream_id, time, value, $2
  from reading
  where datastream_id = $1
  order by time desc
  limit 1
  on conflict (datastream_id) do update set
    time = excluded.time, value = excluded.value, received_at = excluded.received_at`;

/** Stores a count for every minute in `[fromMs, untilMs)` as if it had been received just now. */
export async function count(
  database: Database,
  stream: number,
  perMinute: number,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Promise<void> {
  const work = database.work("ingest");
  await work.query(COUNTS, [stream, perMinute, new Date(fromMs), new Date(untilMs - MINUTE_MS)]);
  await work.query(LATEST, [stream, new Date()]);
}

/** The whole minute `minutes` before this one. */
export function minutesAgo(minutes: number): number {
  return (Math.floor(Date.now() / MINUTE_MS) - minutes) * MINUTE_MS;
}

async function idOf(queryable: Queryable, statement: string, values: unknown[]): Promise<number> {
  const { rows } = await queryable.query<{ id: number }>(statement, values);
  const [row] = rows;
  if (row === undefined) throw new Error("the statement gives an id");
  return row.id;
}
