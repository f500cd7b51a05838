import type { Queryable } from "../database.ts";
import { SELECT_ENTRIES, type SensorRow } from "../sensors/find-sensors.ts";
import { entryColumns, joinModel } from "../sensors/sensor-at.ts";

const SELECT = `with entry as (
  select
    ${entryColumns("version", "$3")},
    asked.place
  from unnest($1::int[], $2::int[]) with ordinality asked (sensor_id, version, place)
  join sensor on sensor.id = asked.sensor_id
  join sensor_version version on version.sensor_id = asked.sensor_id and version.version = asked.version
  ${joinModel("version", "$3", "$3")}
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
  const { rows } = await queryable.query<SensorRow>({
    name: "find-entry-rows",
    text: SELECT,
    values: [entries.map(({ id }) => id), entries.map(({ version }) => version), at],
  });
  return rows;
}
