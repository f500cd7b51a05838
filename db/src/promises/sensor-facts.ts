import type { SensorFacts } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { isSince } from "../quarantine/quarantine-row.ts";

/** What the register says of a sensor now, and what came that was not agreed; its streams are read apart. */
export type SensorOnly = Omit<SensorFacts, "streams"> & { sensorId: number };

const FOREIGN = "'malformed', 'too_large', 'too_many_values', 'wrong_type', 'wrong_unit'";

const listIn = (body: string, member: string): string =>
  `case when jsonb_typeof(${body} -> '${member}') = 'array' then ${body} -> '${member}' else '[]' end`;

/** True or null. Asked for each sensor: an `exists` would be answered by reading the table whole, for each slice anew. */
const isAny = (rows: string): string => `(select true from ${rows} limit 1)`;

const SELECT = `with moment as materialized (
  select
    now,
    (now at time zone $3)::date as today,
    ((now at time zone $3)::date - 1)::timestamp at time zone $3 as yesterday_at
  from (select clock_timestamp() as now) clock
), city as (
  select body -> 'rules' -> 'notice' as notice
  from city_version, moment
  order by valid_from <= now desc, version desc
  limit 1
)
select
  sensor.id as "sensorId",
  extract(epoch from now) * 1000 as "nowMs",
  today::text as "today",
  held.version,
  extract(epoch from held.valid_from) * 1000 as "sinceMs",
  (select extract(epoch from min(recorded_at)) * 1000 from sensor_version where sensor_id = sensor.id) as "firstRecordedMs",
  held.status,
  extract(epoch from held.operating_to) * 1000 as "operatingToMs",
  (held.operating_to at time zone $3)::date::text as "endDate",
  jsonb_build_object(
    'announcedDate', held.body -> 'dates' ->> 'announcedDate',
    'placedDate', held.body -> 'dates' ->> 'placedDate',
    'reviewDate', held.body -> 'dates' ->> 'reviewDate'
  ) as "dates",
  (
    select jsonb_build_object('days', notice -> 'days', 'basis', notice -> 'basis')
    from city
    where jsonb_typeof(notice) = 'object'
  ) as "notice",
  case when held.body -> 'pilot' ? 'evaluationDue' then jsonb_build_object(
    'evaluationDue', held.body -> 'pilot' -> 'evaluationDue',
    'hasOutcome', coalesce(jsonb_typeof(held.body -> 'pilot' -> 'outcome') = 'object', false)
  ) end as "pilot",
  (
    select jsonb_build_object('date', one -> 'date', 'outcome', one -> 'outcome', 'nextDate', one -> 'nextDate')
    from jsonb_array_elements(case when jsonb_typeof(held.body -> 'assessments') = 'array' then held.body -> 'assessments' end) one
    where one ->> 'kind' = 'dpia'
      and one ? 'nextDate'
    order by one ->> 'date' desc
    limit 1
  ) as "dpia",
  coalesce(model.body ->> 'capture' in ('camera', 'microphone', 'wifi'), false) as "capturesPersons",
  ${listIn("model.body", "inspections")} || ${listIn("held.body", "inspections")} as "inspections",
  ${listIn("held.body", "statements")} as "statements",
  coalesce(
    ${isAny("latest join datastream on datastream.id = latest.datastream_id where datastream.sensor_id = sensor.id")},
    ${isAny("retention_floor join datastream on datastream.id = retention_floor.datastream_id where datastream.sensor_id = sensor.id")},
    ${isAny("quarantine where quarantine.sensor_id = sensor.id")},
    ${isAny("undeclared_day where undeclared_day.sensor_id = sensor.id")},
    false
  ) as "hasReceived",
  jsonb_build_object(
    'undeclared', undeclared.count,
    'malformed', refused.malformed,
    'tooLarge', refused.too_large,
    'tooManyValues', refused.too_many_values,
    'wrongType', refused.wrong_type,
    'lastMs', extract(epoch from greatest(refused.foreign_at, undeclared.last_at)) * 1000,
    'undeclaredSinceMs', extract(epoch from undeclared.first_at) * 1000
  ) as "foreign",
  (
    select extract(epoch from last_broken_at) * 1000
    from promise_state
    where promise_state.sensor_id = sensor.id
      and promise = 'fields'
  ) as "fieldsLastBrokenMs",
  extract(epoch from greatest(
    refused.after_end_at,
    case when undeclared.last_at >= held.operating_to then undeclared.last_at end
  )) * 1000 as "lastAfterEndMs"
from sensor
cross join moment
cross join lateral (
  select *
  from sensor_version version
  where version.sensor_id = sensor.id
  order by version.valid_from <= now desc, version.version desc
  limit 1
) held
left join lateral (
  select body
  from sensor_model_version version
  where version.sensor_model_id = held.sensor_model_id
  order by version.valid_from <= now desc, version.version desc
  limit 1
) model on true
cross join lateral (
  select
    coalesce(sum(count) filter (where day >= today - 1), 0)::int as count,
    max(last_at) as last_at,
    min(first_at) as first_at
  from undeclared_day
  where undeclared_day.sensor_id = sensor.id
    and day > today - 31
) undeclared
cross join lateral (
  select
    coalesce(sum(count) filter (where reason = 'malformed'), 0)::int as malformed,
    coalesce(sum(count) filter (where reason = 'too_large'), 0)::int as too_large,
    coalesce(sum(count) filter (where reason = 'too_many_values'), 0)::int as too_many_values,
    coalesce(sum(count) filter (where reason in ('wrong_type', 'wrong_unit')), 0)::int as wrong_type,
    max(last_at) filter (where reason in (${FOREIGN})) as foreign_at,
    max(last_at) filter (where coalesce(time, last_at) >= held.operating_to) as after_end_at
  from quarantine
  where quarantine.sensor_id = sensor.id
    and ${isSince("least(yesterday_at, now - interval 'P1D')")}
) refused
where sensor.id > $1
  and held.status in ('announced', 'active', 'paused', 'removed')
order by sensor.id
limit $2`;

/**
 * A slice of all sensors that the public sees, by id.
 *
 * @param after - id of the last one of the slice before; 0: from the start
 */
export async function findSensorFacts(
  queryable: Queryable,
  { after, limit, timeZone }: { after: number; limit: number; timeZone: string },
): Promise<SensorOnly[]> {
  const { rows } = await queryable.query<SensorOnly>(SELECT, [after, limit, timeZone]);
  return rows;
}
