/**
 * The rows behind each SensorThings entity set: of the public register only, as it holds now. In each text `$1` is now, `$2`
 * where people find the site, and `$3` units by their UCUM code. Texts are Dutch, which every entry has; other languages
 * stand in `properties`.
 */

/** An instant inside of `properties`: texts of one form, so that their order is that of time. */
export function secondText(instant: string): string {
  return `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** Entries of the public register that hold now. */
const HOLDS = `entry.known_to is null
    and entry.holds_from <= $1
    and entry.holds_to > $1`;

const STATUS = `case
    when entry.status in ('announced', 'active', 'paused') and entry.operating_to <= $1 then 'expired'
    else entry.status
  end`;

/** Whether an owner's sensors are examples: that is said with everything that stems from them. */
const OWNER = `left join lateral (
    select demo
    from organisation_version
    where organisation_id = entry.owner
    order by valid_from <= $1 desc, version desc
    limit 1
  ) owner on true`;

export const THINGS = `
  select
    entry.sensor_id as id,
    version.body -> 'name' ->> 'nl' as name,
    coalesce(version.body -> 'description' ->> 'nl', '') as description,
    jsonb_strip_nulls(jsonb_build_object(
      'publicId', entry.public_id,
      'reference', entry.reference,
      'owner', entry.owner,
      'kind', entry.kind,
      'theme', entry.theme,
      'status', ${STATUS},
      'mobile', entry.mobile,
      'personalData', entry.personal_data,
      'validFrom', ${secondText("entry.operating_from")},
      'validTo', ${secondText("entry.operating_to")},
      'version', entry.version,
      'page', $2 || '/s/' || entry.public_id,
      'demo', coalesce(owner.demo, false),
      'translations', jsonb_build_object('name', version.body -> 'name', 'description', version.body -> 'description')
    )) as properties
  from register_entry entry
  join sensor_version version using (sensor_id, version)
  ${OWNER}
  where ${HOLDS}`;

/**
 * Where a sensor was, in turn: a place lasts as long as neither it nor what the sensor takes in from there changes. A version
 * that a later one covers from its very beginning never held. The first place has no begin: an announced sensor has one.
 */
export const PLACES = `
  select
    entry.sensor_id::bigint * 1000000 + place.version as id,
    entry.sensor_id,
    place.version,
    place.valid_from as time,
    place.from_at,
    place.until_at,
    place.from_at <= $1 and place.until_at > $1 as is_current,
    case when place.from_at <= $1 and place.until_at > $1 then entry.sensor_id end as thing_here,
    coalesce(place.body -> 'place' ->> 'nl', place.body -> 'name' ->> 'nl') as name,
    place.body -> 'name' ->> 'nl' as description,
    'application/geo+json' as "encodingType",
    place.body -> 'location' as location,
    coalesce(place.body -> 'sensingArea', place.body -> 'location') as feature,
    jsonb_strip_nulls(jsonb_build_object(
      'poleCode', place.body ->> 'poleCode',
      'mobile', coalesce((place.body -> 'mobile')::boolean, false),
      'locationAccuracyM', place.body -> 'locationAccuracyM'
    )) as properties
  from register_entry entry
  cross join lateral (
    select
      version,
      valid_from,
      body,
      case when row_number() over turns = 1 then '-infinity' else valid_from end as from_at,
      coalesce(lead(valid_from) over turns, 'infinity') as until_at
    from (
      select
        held.version,
        held.valid_from,
        held.body,
        lag(jsonb_build_array(held.body -> 'location', held.body -> 'sensingArea')) over (order by held.version) as before
      from sensor_version held
      where held.sensor_id = entry.sensor_id
        and held.status in ('announced', 'active', 'paused', 'removed')
        and not exists (
          select
          from sensor_version later
          where later.sensor_id = held.sensor_id
            and later.version > held.version
            and later.valid_from <= held.valid_from
        )
    ) held
    where before is distinct from jsonb_build_array(body -> 'location', body -> 'sensingArea')
    window turns as (order by version)
  ) place
  where ${HOLDS}`;

/** The version of a stream that counts: the newest that has begun, or the first; as readings at `/v1/datastreams` have it. */
const DECLARED = `cross join lateral (
    select declared.*
    from datastream_version declared
    join sensor_version of_sensor using (sensor_id, version)
    where declared.datastream_id = stream.id
    order by of_sensor.valid_from <= $1 desc, declared.version desc
    limit 1
  ) declared`;

/** Streams that the public may read, and no others. */
export const DATASTREAMS = `
  select
    stream.id,
    stream.sensor_id,
    model.number as model,
    property.id as property,
    declared.body -> 'name' ->> 'nl' as name,
    concat_ws(': ', version.body -> 'name' ->> 'nl', declared.body -> 'name' ->> 'nl') as description,
    jsonb_build_object(
      'name', coalesce($3 -> declared.unit ->> 'name', declared.unit),
      'symbol', coalesce($3 -> declared.unit ->> 'symbol', declared.unit),
      'definition', 'ucum:' || declared.unit
    ) as "unitOfMeasurement",
    case
      when declared.aggregation = 'gauge' then 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement'
      else 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_CountObservation'
    end as "observationType",
    declared.aggregation,
    declared.interval_s,
    jsonb_strip_nulls(jsonb_build_object(
      'key', stream.key,
      'aggregation', declared.aggregation,
      'interval', declared.body -> 'interval',
      'identifiability', declared.identifiability,
      'notMeasured', declared.body -> 'notMeasured',
      'purposes', declared.body -> 'purposes',
      'retention', declared.body -> 'retention',
      'disclosure', declared.body -> 'disclosure',
      'licence', declared.body -> 'licence',
      'demo', coalesce(owner.demo, false),
      'translations', jsonb_build_object('name', declared.body -> 'name')
    )) as properties
  from datastream stream
  join register_entry entry on entry.sensor_id = stream.sensor_id
  join sensor_version version on version.sensor_id = entry.sensor_id and version.version = entry.version
  join sensor_model model on model.id = entry.sensor_model_id
  ${DECLARED}
  join observed_property property on property.name = declared.body ->> 'observedProperty'
  ${OWNER}
  where ${HOLDS}
    and declared.is_public`;

/** Models of sensors that are in the public register. */
export const SENSORS = `
  select
    model.number as id,
    concat_ws(' ', held.body ->> 'make', held.body ->> 'type') as name,
    coalesce(
      held.body -> 'whyNobody' ->> 'nl',
      held.body -> 'steps' -> 0 ->> 'nl',
      concat_ws(' ', held.body ->> 'make', held.body ->> 'type')
    ) as description,
    case when held.body ? 'specificationUrl' then 'text/html' else 'text/plain' end as "encodingType",
    coalesce(
      held.body ->> 'specificationUrl',
      concat_ws(' ', held.body ->> 'make', held.body ->> 'type', held.body ->> 'firmware')
    ) as metadata,
    jsonb_strip_nulls(jsonb_build_object(
      'model', model.id,
      'make', held.body ->> 'make',
      'type', held.body ->> 'type',
      'firmware', held.body ->> 'firmware',
      'capture', held.body ->> 'capture',
      'technology', held.body -> 'technology'
    )) as properties
  from sensor_model model
  cross join lateral (
    select body
    from sensor_model_version
    where sensor_model_id = model.id
    order by valid_from <= $1 desc, version desc
    limit 1
  ) held
  where exists (
    select
    from register_entry entry
    where entry.sensor_model_id = model.id
      and ${HOLDS}
  )`;

/** @see OGC 18-088 §8.2.5: the definition is an IRI that leads to what the property is */
export const OBSERVED_PROPERTIES = `
  select
    property.id,
    property.name,
    case
      when property.name ~ '^(https?|urn):' then property.name
      else $2 || '/sta/v1.1/ObservedProperties(' || property.id || ')'
    end as definition,
    replace(property.name, '-', ' ') as description,
    '{}'::jsonb as properties
  from observed_property property`;
