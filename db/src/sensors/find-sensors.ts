import type { Queryable } from "../database.ts";
import { ENTRY_CTE, PERSONAL_DATA, type PublicStatus } from "./sensor-at.ts";

/** A sensor with the version in force and its model's; bodies are what the register file said. */
export interface SensorRow {
  id: number;
  publicId: string;
  owner: string;
  reference: string;
  version: number;
  validFrom: Date;
  recordedAt: Date;
  correctsReason: string | null;
  status: PublicStatus;
  operatingFrom: Date;
  /** Null: no end. */
  operatingTo: Date | null;
  kind: string;
  personalData: "none" | "in-the-box" | "stored";
  modelId: string;
  body: Record<string, unknown>;
  modelBody: Record<string, unknown> | null;
  /** Those of this version, by id. */
  datastreams: { id: number; key: string; body: Record<string, unknown> }[];
}

export interface SensorMoment {
  /** The state that held then; undefined: now. */
  at?: Date | undefined;
  /** As it was known then; undefined: as it is known now. */
  knownAt?: Date | undefined;
}

/**
 * Of a row of `entry`, as `ENTRY_CTE` has them: `select ... from entry ...`, without a condition yet. Bodies are put together
 * as text: as `jsonb` that takes five times the work.
 */
export const SELECT_ENTRIES = `select
  entry.id,
  entry.public_id as "publicId",
  entry.owner,
  entry.reference,
  entry.version,
  entry.valid_from as "validFrom",
  entry.recorded_at as "recordedAt",
  entry.corrects_reason as "correctsReason",
  entry.status,
  entry.operating_from as "operatingFrom",
  entry.operating_to as "operatingTo",
  entry.kind,
  ${PERSONAL_DATA} as "personalData",
  entry.sensor_model_id as "modelId",
  entry.body,
  entry.model_body as "modelBody",
  coalesce(stream.list, '[]') as "datastreams"
from entry
left join lateral (
  select json_agg(
    json_build_object('id', datastream.id, 'key', datastream.key, 'body', version.body)
    order by datastream.id
  ) as list
  from datastream_version version
  join datastream on datastream.id = version.datastream_id
  where version.sensor_id = entry.id
    and version.version = entry.version
) stream on true`;

const SELECT = `with ${ENTRY_CTE}
${SELECT_ENTRIES}
where entry.public_id = any($3)
order by entry.id`;

/**
 * Those of these sensors that are in the public register, in the order in which they were first recorded.
 *
 * @param publicIds - at most 1,000
 */
export async function findSensors(
  queryable: Queryable,
  publicIds: readonly string[],
  { at, knownAt }: SensorMoment = {},
): Promise<SensorRow[]> {
  const { rows } = await queryable.query<SensorRow>({
    name: "find-sensors",
    text: SELECT,
    values: [at ?? null, knownAt ?? null, publicIds],
  });
  return rows;
}
