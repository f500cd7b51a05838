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

/** All that are given must hold; of a list, any of its choices. */
export interface SensorFilter {
  publicIds?: string[];
  kind?: string[];
  status?: string[];
  owner?: string[];
  personalData?: string[];
  reference?: string;
  /** Each must occur, in any language, in name, description, place, number on the box or owner. */
  words?: string[];
  /** West, south, east, north in degrees, WGS 84; touching counts. */
  bbox?: [number, number, number, number];
}

export interface SensorSlice {
  /** The state that held then; undefined: now. */
  at?: Date | undefined;
  /** As it was known then; undefined: as it is known now. */
  knownAt?: Date | undefined;
  /** `id` of the last row of the slice before; 0: from the start. */
  after: number;
  /** At most 1,000: every row is a whole entry. */
  limit: number;
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
where seen.id > $3
  and ($5::text[] is null or seen.public_id = any($5))
  and ($6::text[] is null or seen.kind = any($6))
  and ($7::text[] is null or seen.status = any($7))
  and ($8::text[] is null or seen.owner = any($8))
  and ($9::text[] is null or seen.personal_data = any($9))
  and ($10::text is null or seen.reference = $10)
  and ($11::text[] is null or not exists (
    select
    from unnest($11::text[]) word
    where strpos(lower(concat_ws(
      ' ', seen.public_id, seen.reference, seen.owner, seen.body ->> 'poleCode',
      (
        select string_agg(in_language.value, ' ')
        from unnest(array[seen.body -> 'name', seen.body -> 'description', seen.body -> 'place']) part
        cross join jsonb_each_text(part) in_language
      )
    )), lower(word)) = 0
  ))
  and ($12::float8[] is null or seen.extent && box(
    point(($12::float8[])[1], ($12::float8[])[2]),
    point(($12::float8[])[3], ($12::float8[])[4])
  ))
order by seen.id
limit $4`;

/** A slice of the public register, in the order in which sensors were first recorded. */
export async function findSensors(
  queryable: Queryable,
  slice: SensorSlice,
  filter: SensorFilter = {},
): Promise<SensorRow[]> {
  const { rows } = await queryable.query<SensorRow>(SELECT, [
    slice.at ?? null,
    slice.knownAt ?? null,
    slice.after,
    slice.limit,
    filter.publicIds ?? null,
    filter.kind ?? null,
    filter.status ?? null,
    filter.owner ?? null,
    filter.personalData ?? null,
    filter.reference ?? null,
    filter.words ?? null,
    filter.bbox ?? null,
  ]);
  return rows;
}
