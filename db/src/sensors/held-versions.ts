/** Parts of SQL that several questions share: which version of an entry holds at a moment, and what follows from it. */

/** What the public calls the status of a version (of a table alias) at a moment. */
export function publicStatus(version: string, at: string): string {
  return `case
      when ${version}.status in ('announced', 'active', 'paused') and ${version}.operating_to <= ${at} then 'expired'
      else ${version}.status
    end`;
}

/** Joins the organisation as it is at a moment: `owner.demo`, `owner.body`; null where none is known. */
export function joinOwner(organisation: string, at: string): string {
  return `left join lateral (
  select demo, body
  from organisation_version version
  where version.organisation_id = ${organisation}
  order by version.valid_from <= ${at} desc, version.version desc
  limit 1
) owner on true`;
}

/** Joins the version of a sensor that holds now, as `held`. */
export function joinHeld(sensorId: string): string {
  return `cross join lateral (
  select *
  from sensor_version version
  where version.sensor_id = ${sensorId}
  order by version.valid_from <= clock_timestamp() desc, version.version desc
  limit 1
) held`;
}

/** Joins, as `declared`, the newest version that holds now and declares the stream of `datastream`. */
export const JOIN_DECLARED = `cross join lateral (
  select version.*
  from datastream_version version
  join sensor_version of_sensor using (sensor_id, version)
  where version.datastream_id = datastream.id
  order by of_sensor.valid_from <= clock_timestamp() desc, version.version desc
  limit 1
) declared`;
