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

const SELECT = `with ${ENTRY_CTE},
seen as (
  select entry.*, ${PERSONAL_DATA} as personal_data
  from entry
)
select
  seen.id,
  seen.public_id as "publicId",
  seen.owner,
  seen.reference,
  seen.version,
  seen.valid_from as "validFrom",
  seen.recorded_at as "recordedAt",
  seen.corrects_reason as "correctsReason",
  seen.status,
  seen.operating_from as "operatingFrom",
  seen.operating_to as "operatingTo",
  seen.kind,
  seen.personal_data as "personalData",
  seen.sensor_model_id as "modelId",
  seen.body,
  seen.model_body as "modelBody",
  coalesce(stream.list, '[]') as "datastreams"
from seen
left join lateral (
  select jsonb_agg(
    jsonb_build_object('id', datastream.id, 'key', datastream.key, 'body', version.body)
    order by datastream.id
  ) as list
  from datastream_version version
  join datastream on datastream.id = version.datastream_id
  where version.sensor_id = seen.id
    and version.version = seen.version
) stream on true
where seen.public_id = any($3)
order by seen.id`;

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
  const { rows } = await queryable.query<SensorRow>(SELECT, [at ?? null, knownAt ?? null, publicIds]);
  return rows;
}
