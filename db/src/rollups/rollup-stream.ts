import { type Span, type StreamVersion, spansInForce } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** A stream as far as upkeep needs it. */
export interface RollupStream {
  id: number;
  sensorId: number;
  /** When it was in force, and under what, in order of time. */
  spans: Span[];
}

/** Of a row of `datastream`: its `StreamVersion`s; null: its sensor has no version. */
export const STREAM_VERSIONS = `(
    select jsonb_agg(jsonb_build_object(
      'version', of_sensor.version,
      'validFromMs', extract(epoch from of_sensor.valid_from) * 1000,
      'isActive', of_sensor.status = 'active',
      'operatingFromMs', extract(epoch from of_sensor.operating_from) * 1000,
      'operatingToMs', extract(epoch from of_sensor.operating_to) * 1000,
      'declares', case when declared.version is not null then jsonb_build_object(
        'aggregation', declared.aggregation,
        'intervalMs', declared.interval_s::int8 * 1000,
        'rollover', declared.rollover,
        'below', declared.disclose_below,
        'identifiability', declared.identifiability,
        'keepsHours', declared.retention_hour is not null or declared.retention_day is not null,
        'keepsDays', declared.retention_day is not null
      ) end
    ))
    from sensor_version of_sensor
    left join datastream_version declared
      on declared.datastream_id = datastream.id
      and declared.version = of_sensor.version
    where of_sensor.sensor_id = datastream.sensor_id
  )`;

const SELECT = `select
  datastream.id,
  datastream.sensor_id as "sensorId",
  ${STREAM_VERSIONS} as "versions"
from datastream
where datastream.id > $1
  and ($3::int[] is null or datastream.id = any($3))
order by datastream.id
limit $2`;

/**
 * A slice of all streams, by id; ended ones too, for what they left is kept up as well.
 *
 * @param after - id of the last one of the slice before; 0: from the start
 * @param limit - at most 500: each brings all versions of its sensor
 * @param ids - only these; undefined: all
 */
export async function findRollupStreams(
  queryable: Queryable,
  after: number,
  limit: number,
  ids?: readonly number[],
): Promise<RollupStream[]> {
  const { rows } = await queryable.query<Row>(SELECT, [after, limit, ids ?? null]);
  return rows.map(({ id, sensorId, versions }) => ({ id, sensorId, spans: spansInForce(versions ?? []) }));
}

interface Row {
  id: number;
  sensorId: number;
  versions: StreamVersion[] | null;
}
