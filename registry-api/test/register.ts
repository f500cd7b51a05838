/**
 * A small register for the tests of this package, and what was measured. It is written by SQL: these tests ask what
 * leaves, so that they plant what must not, whatever an import would refuse.
 */
import type { Queryable } from "@meetpaal/db";
import { refreshEntries } from "../../db/src/register/refresh-entries.ts";

export const OWNER = "gemeente-voorbeeldstad";

/** Words that are planted where nothing may leave: no answer may hold one of them. */
export const SECRETS = ["J. Geheim", "j.geheim@telwerk.example", "06 12345678", "geheime-sleutel"];

export interface StreamPlan {
  key: string;
  isPublic?: boolean;
  aggregation?: "gauge" | "interval-count" | "counter";
  identifiability?: "none" | "deidentified" | "pseudonymous";
  intervalS?: number;
  below?: number;
  /** ISO 8601. */
  delay?: string;
  /** ISO 8601; null: the tier is not stored. Years when absent. */
  kept?: { raw: string; hour: string | null; day: string | null };
  /** UCUM; 1 when absent. */
  unit?: string;
  /** What else its entry says. */
  body?: Record<string, unknown>;
}

export interface SensorPlan {
  publicId: string;
  reference: string;
  status?: "draft" | "announced" | "active" | "paused" | "removed";
  kind?: string;
  model?: "teller" | "radar";
  /** Longitude, latitude. */
  at?: [number, number];
  /** West, south, east, north of the area that it moves in, in place of `at`. */
  area?: [number, number, number, number];
  name?: string;
  place?: string;
  validFrom?: string;
  validTo?: string | null;
  recordedAt?: string;
  /** 1 when absent. */
  importId?: number;
  streams?: StreamPlan[];
  /** What else its entry says. */
  body?: Record<string, unknown>;
}

const BOTH = (text: string): Record<string, string> => ({ nl: text, en: text });

/** The city, its organisations and models, as of 2026-01-01. */
export async function insertCity(db: Queryable): Promise<void> {
  await db.query(
    `insert into register_import (recorded_at, actor, file_sha256) values ('2026-01-01', 'test', '')`,
  );
  const city = {
    name: "Voorbeeldstad",
    contact: { mailbox: "sensoren@voorbeeldstad.example" },
    complaint: { authority: "Autoriteit Persoonsgegevens" },
    backups: "P30D",
  };
  await db.query(`insert into city_version values (1, '2026-01-01', '2026-01-01', 1, '', $1)`, [city]);
  await insertOrganisation(db, OWNER, true, { name: "Gemeente Voorbeeldstad" });
  await insertOrganisation(db, "telwerk", false, {
    name: "Telwerk B.V.",
    contact: { mailbox: "info@telwerk.example" },
    // Not where it belongs: even then it may not leave.
    privateContact: { name: SECRETS[0], mailbox: SECRETS[1], phone: SECRETS[2] },
  });
  await db.query(
    `with someone as (insert into person (name) values ($1) returning id)
    insert into contact (organisation_id, person_id, mailbox, phone) select 'telwerk', id, $2, $3 from someone`,
    [SECRETS[0], SECRETS[1], SECRETS[2]],
  );
  await insertModel(db, "teller", "camera");
  await insertModel(db, "radar", "radar");
  await db.query(`insert into contract_generation values (1, '2026-01-01', 1)`);
}

async function insertOrganisation(db: Queryable, id: string, demo: boolean, body: unknown): Promise<void> {
  await db.query(`insert into organisation values ($1)`, [id]);
  await db.query(
    `insert into organisation_version values ($1, 1, '2026-01-01', '2026-01-01', 1, '', $2, $3)`,
    [id, demo, body],
  );
}

async function insertModel(db: Queryable, id: string, capture: string): Promise<void> {
  await db.query(`insert into sensor_model values ($1)`, [id]);
  await insertModelVersion(db, id, 1, capture, "2026-01-01");
}

export async function insertModelVersion(
  db: Queryable,
  id: string,
  version: number,
  capture: string,
  from: string,
) {
  const body = { id, make: "Telwerk", type: id, capture, steps: [BOTH("Het kastje telt.")] };
  await db.query(`insert into sensor_model_version values ($1, $2, $3, $3, 1, '', $4)`, [
    id,
    version,
    from,
    body,
  ]);
  await refreshEntries(db, { sensors: [], models: [id], organisations: [] }, 1);
}

/** A sensor with its first version; gives the ids of its streams by key. */
export async function insertSensor(db: Queryable, plan: SensorPlan): Promise<Record<string, number>> {
  await db.query(`insert into sensor (public_id, owner, reference) values ($1, $2, $3)`, [
    plan.publicId,
    OWNER,
    plan.reference,
  ]);
  return await insertVersion(db, plan, 1);
}

/** Another version; it holds from the moment it was recorded, unless `correctsFrom` says since when. */
export async function insertVersion(
  db: Queryable,
  plan: SensorPlan,
  version: number,
  correctsFrom?: string,
): Promise<Record<string, number>> {
  const validFrom = plan.validFrom ?? "2026-01-01T00:00:00Z";
  const recordedAt = plan.recordedAt ?? validFrom;
  const [longitude, latitude] = plan.at ?? [5.8632, 51.849];
  const [west, south, east, north] = plan.area ?? [longitude, latitude, longitude, latitude];
  const { rows } = await db.query<{ id: number }>(`select id from sensor where public_id = $1`, [
    plan.publicId,
  ]);
  const sensorId = rows[0]?.id ?? 0;
  await db.query(
    `insert into sensor_version (sensor_id, version, recorded_at, valid_from, import_id, digest, corrects_reason, status,
       operating_from, operating_to, kind, sensor_model_id, personal_data, extent, body)
     values ($1, $2, $3, $4, $14, '', $5, $6, $7, $8, $9, $10, 'none', box(point($11, $12), point($15, $16)), $13)`,
    [
      sensorId,
      version,
      recordedAt,
      correctsFrom ?? (version === 1 ? validFrom : recordedAt),
      correctsFrom === undefined ? null : "Verkeerd overgenomen",
      plan.status ?? "active",
      validFrom,
      plan.validTo ?? null,
      plan.kind ?? "crowd-meter",
      plan.model ?? "radar",
      west,
      south,
      bodyOf(plan, [longitude, latitude]),
      plan.importId ?? 1,
      east,
      north,
    ],
  );
  const ids: Record<string, number> = {};
  for (const stream of plan.streams ?? [])
    ids[stream.key] = await insertStream(db, sensorId, version, stream);
  await refreshEntries(db, { sensors: [sensorId], models: [], organisations: [] }, plan.importId ?? 1);
  return ids;
}

function bodyOf(plan: SensorPlan, coordinates: [number, number]): Record<string, unknown> {
  return {
    reference: plan.reference,
    owner: OWNER,
    roles: [
      { organisation: OWNER, role: "controller", body: "college" },
      { organisation: "telwerk", role: "supplier" },
    ],
    name: BOTH(plan.name ?? `Druktemeter ${plan.reference}`),
    description: BOTH("Deze teller telt hoeveel mensen er lopen."),
    kind: plan.kind ?? "crowd-meter",
    ...(plan.area === undefined
      ? { location: { type: "Point", coordinates } }
      : { location: areaOf(plan.area), mobile: true }),
    place: BOTH(plan.place ?? "Lantaarnpaal bij de brug"),
    poleCode: "LP-0012",
    dates: { placedDate: "2025-12-20" },
    secret: SECRETS[3],
    ...plan.body,
  };
}

function areaOf([west, south, east, north]: [number, number, number, number]) {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

async function insertStream(
  db: Queryable,
  sensorId: number,
  version: number,
  plan: StreamPlan,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into datastream (sensor_id, key) values ($1, $2)
     on conflict (sensor_id, key) do update set key = excluded.key
     returning id`,
    [sensorId, plan.key],
  );
  const id = rows[0]?.id ?? 0;
  const disclosure =
    plan.below === undefined && plan.delay === undefined
      ? {}
      : {
          disclosure: {
            ...(plan.below === undefined ? {} : { below: plan.below }),
            ...(plan.delay === undefined ? {} : { delay: plan.delay }),
          },
        };
  const body = {
    key: plan.key,
    name: BOTH("Mensen"),
    observedProperty: "pedestrian-count",
    aggregation: plan.aggregation ?? "interval-count",
    interval: `PT${plan.intervalS ?? 60}S`,
    unit: plan.unit ?? "1",
    identifiability: plan.identifiability ?? "none",
    purposes: [
      {
        id: "crowd-safety",
        tiers: ["raw", "hour", "day"],
        text: BOTH("Om te helpen als het te druk wordt."),
      },
    ],
    grounds: [],
    retention: { raw: "P14D", hour: "P1Y", day: "P5Y" },
    public: plan.isPublic ?? true,
    licence: "CC-BY-4.0",
    ...disclosure,
    ...plan.body,
  };
  const kept = plan.kept ?? { raw: "P2Y", hour: "P3Y", day: "P5Y" };
  await db.query(
    `insert into datastream_version (datastream_id, sensor_id, version, aggregation, interval_s, unit, identifiability,
       retention_raw, retention_hour, retention_day, late_s, early_s, is_public, disclose_below, disclose_delay, body)
     values ($1, $2, $3, $4, $5, $14, $6, $11, $12, $13, 3600, 120, $7, $8, $9, $10)`,
    [
      id,
      sensorId,
      version,
      body.aggregation,
      plan.intervalS ?? 60,
      body.identifiability,
      body.public,
      plan.below ?? null,
      plan.delay ?? null,
      body,
      kept.raw,
      kept.hour,
      kept.day,
      body.unit,
    ],
  );
  return id;
}

/** Readings a minute apart, from `from` on; the last of them is the newest of its stream. */
export async function insertReadings(
  db: Queryable,
  stream: number,
  from: Date,
  values: number[],
): Promise<void> {
  await db.query(
    `insert into reading (datastream_id, time, value)
     select $1, $2::timestamptz + (place - 1) * interval 'PT1M', value
     from unnest($3::float8[]) with ordinality given (value, place)`,
    [stream, from, values],
  );
  await db.query(
    `insert into latest (datastream_id, time, value, received_at)
     select datastream_id, time, value, clock_timestamp() from reading where datastream_id = $1 order by time desc limit 1
     on conflict (datastream_id) do update set time = excluded.time, value = excluded.value, received_at = excluded.received_at`,
    [stream],
  );
}

export interface HourPlan {
  start: Date;
  shown: number[];
  suppressed?: number;
}

export async function insertHour(db: Queryable, stream: number, { start, shown, suppressed = 0 }: HourPlan) {
  const sum = shown.reduce((total, value) => total + value, 0);
  await db.query(
    `insert into reading_hour (datastream_id, start_at, count, sum, coverage, minimum, maximum, shown_count, shown_sum,
       suppressed_slots)
     values ($1, $2, $3, $4, 1, 0, 777, $5, $6, $7)`,
    [stream, start, shown.length + suppressed, sum + suppressed, shown.length, sum, suppressed],
  );
}

export async function insertZone(
  db: Queryable,
  id: string,
  publicDetail: "level" | "percent",
): Promise<void> {
  const body = {
    id,
    owner: OWNER,
    name: BOTH("Kade-West"),
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
    capacity: 4000,
    levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
    publicDetail,
    gates: [],
  };
  await db.query(`insert into zone values ($1, $2)`, [id, OWNER]);
  await db.query(`insert into zone_version values ($1, 1, '2026-01-01', '2026-01-01', 1, '', $2)`, [
    id,
    body,
  ]);
}
