import type { Queryable } from "../database.ts";
import { SELECT_ENTRIES, type SensorRow } from "../sensors/find-sensors.ts";
import { publicStatus } from "../sensors/held-versions.ts";

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
    ${publicStatus("version", "$3")} as status,
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
${SELECT_ENTRIES}
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
