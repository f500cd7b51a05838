import type { Queryable } from "../database.ts";
import type { SensorRow } from "../sensors/find-sensors.ts";
import { PERSONAL_DATA } from "../sensors/sensor-at.ts";

const SELECT = `with entry as (
  select
    sensor.id,
    sensor.public_id,
    sensor.owner,
    sensor.reference,
    version.version,
    version.valid_from,
    version.recorded_at,
    version.corrects_reason,
    case
      when version.status in ('announced', 'active', 'paused') and version.operating_to <= $3 then 'expired'
      else version.status
    end as status,
    version.operating_from,
    version.operating_to,
    version.kind,
    version.body,
    version.sensor_model_id,
    model.body as model_body,
    asked.place
  from unnest($1::int[], $2::int[]) with ordinality asked (sensor_id, version, place)
  join sensor on sensor.id = asked.sensor_id
  join sensor_version version on version.sensor_id = asked.sensor_id and version.version = asked.version
  left join lateral (
    select held.body
    from sensor_model_version held
    where held.sensor_model_id = version.sensor_model_id
      and held.recorded_at <= $3
    order by held.valid_from <= $3 desc, held.version desc
    limit 1
  ) model on true
)
select
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
  select jsonb_agg(
    jsonb_build_object('id', datastream.id, 'key', datastream.key, 'body', version.body)
    order by datastream.id
  ) as list
  from datastream_version version
  join datastream on datastream.id = version.datastream_id
  where version.sensor_id = entry.id
    and version.version = entry.version
) stream on true
order by entry.place`;

/**
 * What stands in these entries, in the order given.
 *
 * @param entries - at most 1,000: every row is a whole entry
 * @param at - by which the status, and the version of the model, are decided
 */
export async function findEntryRows(
  queryable: Queryable,
  entries: readonly { id: number; version: number }[],
  at: Date,
): Promise<SensorRow[]> {
  if (entries.length === 0) return [];
  const { rows } = await queryable.query<SensorRow>(SELECT, [
    entries.map(({ id }) => id),
    entries.map(({ version }) => version),
    at,
  ]);
  return rows;
}
