import type { Queryable } from "../database.ts";

/** A past or present state of a sensor, to be compared with the one before. */
export interface SensorVersionRow {
  version: number;
  validFrom: Date;
  recordedAt: Date;
  correctsReason: string | null;
  status: "announced" | "active" | "paused" | "removed";
  operatingFrom: Date;
  /** Null: no end. */
  operatingTo: Date | null;
  body: Record<string, unknown>;
  /** Key to what the file said of it. */
  datastreams: Record<string, Record<string, unknown>>;
}

const SELECT = `select
  version.version,
  version.valid_from as "validFrom",
  version.recorded_at as "recordedAt",
  version.corrects_reason as "correctsReason",
  version.status,
  version.operating_from as "operatingFrom",
  version.operating_to as "operatingTo",
  version.body,
  coalesce(stream.list, '{}') as "datastreams"
from sensor
join sensor_version version on version.sensor_id = sensor.id
left join lateral (
  select json_object_agg(datastream.key, declared.body) as list
  from datastream_version declared
  join datastream on datastream.id = declared.datastream_id
  where declared.sensor_id = version.sensor_id
    and declared.version = version.version
) stream on true
where sensor.public_id = $1
  and version.status in ('announced', 'active', 'paused', 'removed')
  and ($3::int is null or version.version < $3)
order by version.version desc
limit $2`;

/**
 * The public versions of a sensor, newest first; empty when there is no such sensor.
 *
 * @param before - those with a lower number; undefined: all
 */
export async function findSensorVersions(
  queryable: Queryable,
  publicId: string,
  limit: number,
  before?: number,
): Promise<SensorVersionRow[]> {
  const { rows } = await queryable.query<SensorVersionRow>({
    name: "find-sensor-versions",
    text: SELECT,
    values: [publicId, limit, before ?? null],
  });
  return rows;
}
