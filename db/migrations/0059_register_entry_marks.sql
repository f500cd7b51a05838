-- What somebody types for a sensor and no text of its entry says: the names that people have for a kind of sensor, for what it
-- takes in, and a code without its dash ("lp0012"). The names are no longer written here: an entry is marked with its kind
-- and with what it takes in (`kind=noise`), and a question asks for those marks by the list in `model/src/search-words.ts`, which the
-- pages search by too.
-- Cost: writes every entry once, some seconds for 100,000; an import waits meanwhile, readers do not.

create function entry_marks(kind text, capture text, reference text, pole_code text)
returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct mark), '{}')
  from (
    select 'kind=' || kind
    union
    select 'capture=' || capture
    union
    select unnest(plain_words(code) || regexp_replace(search_form(code), '[^[:alnum:]]+', '', 'g'))
    from unnest(array[reference, pole_code]) code
  ) marks (mark)
  where mark <> ''
$$;

-- Makes anew the entries of these sensors, as they are known from an import on: as before, with the marks.
create or replace function refresh_register_entries(sensors int[], import int) returns void language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
begin
  delete from register_entry
  where sensor_id = any(sensors)
    and known_to is null
    and known_from >= import;
  update register_entry
  set known_to = import
  where sensor_id = any(sensors)
    and known_to is null;

  insert into register_entry (
    sensor_id, version, known_from, holds_from, holds_to, public_id, owner, reference, sensor_model_id, status, kind,
    theme, mobile, personal_data, purposes, operating_from, operating_to, recorded_at, sort_name, extent, area, words
  )
  select
    sensor.id, held.version, import,
    case when turn.place = 1 then '-infinity' else turn.at end,
    coalesce(turn.next, 'infinity'),
    sensor.public_id, sensor.owner, sensor.reference, held.sensor_model_id, held.status, held.kind,
    held.body ->> 'theme',
    coalesce((held.body -> 'mobile')::boolean, false),
    streams.personal_data, streams.purposes,
    held.operating_from, held.operating_to, held.recorded_at,
    search_form(coalesce(held.body -> 'name' ->> 'nl', sensor.reference)),
    held.extent,
    case when held.body -> 'location' ->> 'type' = 'Polygon' then (
      select ('(' || string_agg(format('(%s,%s)', position ->> 0, position ->> 1), ',') || ')')::polygon
      from jsonb_array_elements(held.body -> 'location' -> 'coordinates' -> 0) position
    ) end,
    strip(to_tsvector('dutch', spoken.text)) || array_to_tsvector(
      array_remove(plain_words(spoken.text) || array[
        sensor.public_id, lower(sensor.reference), sensor.owner, lower(held.body ->> 'poleCode')
      ], null)
      || entry_marks(held.kind, model.body ->> 'capture', sensor.reference, held.body ->> 'poleCode')
    )
  from sensor
  cross join lateral (
    select at, lead(at) over (order by at) as next, row_number() over (order by at) as place
    from (
      select moment as at
      union
      select valid_from from sensor_version where sensor_id = sensor.id and valid_from > moment
    ) turns
  ) turn
  cross join lateral (
    select *
    from sensor_version version
    where version.sensor_id = sensor.id
    order by version.valid_from <= turn.at desc, version.version desc
    limit 1
  ) held
  left join lateral (
    select version.body
    from sensor_model_version version
    where version.sensor_model_id = held.sensor_model_id
    order by version.valid_from <= turn.at desc, version.version desc
    limit 1
  ) model on true
  left join lateral (
    select version.body
    from organisation_version version
    where version.organisation_id = sensor.owner
    order by version.valid_from <= turn.at desc, version.version desc
    limit 1
  ) owner on true
  cross join lateral (
    select
      case
        when bool_or(stream.identifiability in ('pseudonymous', 'identifiable')) then 'stored'
        when bool_or(stream.identifiability = 'deidentified')
          or model.body ->> 'capture' in ('camera', 'microphone', 'wifi') then 'in-the-box'
        else 'none'
      end as personal_data,
      coalesce(array_agg(distinct purpose ->> 'id') filter (where purpose is not null), '{}') as purposes
    from datastream_version stream
    left join lateral jsonb_array_elements(stream.body -> 'purposes') purpose on true
    where stream.sensor_id = sensor.id
      and stream.version = held.version
  ) streams
  cross join lateral (
    select concat_ws(' ', register_texts(held.body), owner.body ->> 'name', words_of_kind(held.kind)) as text
  ) spoken
  where sensor.id = any(sensors)
    and held.status in ('announced', 'active', 'paused', 'removed');

  insert into register_word (word, forms)
  select word, word_forms(word)
  from (
    select distinct unnest(plain_words(concat_ws(' ', register_texts(version.body), words_of_kind(version.kind)))) as word
    from register_entry entry
    join sensor_version version on version.sensor_id = entry.sensor_id and version.version = entry.version
    where entry.sensor_id = any(sensors)
      and entry.known_to is null
    union
    select unnest(plain_words(owner.body ->> 'name'))
    from organisation_version owner
    where owner.organisation_id in (
      select entry.owner from register_entry entry where entry.sensor_id = any(sensors) and entry.known_to is null
    )
  ) used
  order by word
  on conflict (word) do nothing;
end
$$;

-- What is there already, of every import: the words of an entry say nothing of when it was known.
update register_entry entry
set words = entry.words || array_to_tsvector(
  entry_marks(entry.kind, model.capture, entry.reference, version.body ->> 'poleCode')
)
from sensor_version version
cross join lateral (
  select (
    select of_model.body ->> 'capture'
    from sensor_model_version of_model
    where of_model.sensor_model_id = version.sensor_model_id
    order by of_model.valid_from <= clock_timestamp() desc, of_model.version desc
    limit 1
  ) as capture
) model
where version.sensor_id = entry.sensor_id
  and version.version = entry.version;
