import type { Queryable } from "../database.ts";

/** A version of a sensor that the public sees, or that took a sensor from its sight. */
export interface ChangeRow {
  importId: number;
  sensorId: number;
  version: number;
  publicId: string;
  owner: string;
  kind: string;
  name: Record<string, string>;
  change: "announced" | "new" | "changed" | "corrected" | "paused" | "removed" | "withdrawn";
  validFrom: Date;
  recordedAt: Date;
}

/** The place of a change: they are ordered by it. */
export type ChangePlace = Pick<ChangeRow, "importId" | "sensorId" | "version">;

export interface ChangeQuestion {
  /** Recorded at or after it. */
  since?: Date | undefined;
  publicId?: string | undefined;
  /** West, south, east, north in degrees, WGS 84: where the sensor is, by that version. */
  bbox?: readonly [number, number, number, number] | undefined;
  newestFirst: boolean;
  after?: ChangePlace | undefined;
  /** At most 1,000. */
  limit: number;
}

function selectOf(newestFirst: boolean): string {
  const [after, order] = newestFirst ? ["<", "desc"] : [">", "asc"];
  return `select
  version.import_id as "importId",
  version.sensor_id as "sensorId",
  version.version,
  sensor.public_id as "publicId",
  sensor.owner,
  version.kind,
  version.body -> 'name' as "name",
  case
    when version.status not in ('announced', 'active', 'paused', 'removed') then 'withdrawn'
    when before.status is not distinct from version.status and version.corrects_reason is not null then 'corrected'
    when before.status is not distinct from version.status then 'changed'
    when version.status = 'active' and (before.status is null or before.status = 'announced') then 'new'
    when version.status = 'active' then 'changed'
    else version.status
  end as "change",
  version.valid_from as "validFrom",
  version.recorded_at as "recordedAt"
from sensor_version version
join sensor on sensor.id = version.sensor_id
left join lateral (
  select earlier.status
  from sensor_version earlier
  where earlier.sensor_id = version.sensor_id
    and earlier.version < version.version
    and earlier.status in ('announced', 'active', 'paused', 'removed')
  order by earlier.version desc
  limit 1
) before on true
where (version.status in ('announced', 'active', 'paused', 'removed') or before.status is not null)
  and ($1::timestamptz is null or version.recorded_at >= $1)
  and ($2::text is null or sensor.public_id = $2)
  and ($3::float8[] is null or version.extent && box(
    point(($3::float8[])[1], ($3::float8[])[2]),
    point(($3::float8[])[3], ($3::float8[])[4])
  ))
  and ($4::int is null or (version.import_id, version.sensor_id, version.version) ${after} ($4::int, $5::int, $6::int))
order by version.import_id ${order}, version.sensor_id ${order}, version.version ${order}
limit $7`;
}

/** Changes of the public register in the order in which they were committed, or the other way round. */
export async function findChanges(
  queryable: Queryable,
  { since, publicId, bbox, newestFirst, after, limit }: ChangeQuestion,
): Promise<ChangeRow[]> {
  const { rows } = await queryable.query<ChangeRow>(selectOf(newestFirst), [
    since ?? null,
    publicId ?? null,
    bbox ?? null,
    after?.importId ?? null,
    after?.sensorId ?? null,
    after?.version ?? null,
    limit,
  ]);
  return rows;
}
