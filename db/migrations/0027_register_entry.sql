-- The public register as it is filtered, sorted, searched and paged: a row per sensor for what holds of it, and one more
-- per future moment at which another version starts to hold. Versions stay where they are; this is made from them.
--   known_from, known_to   the imports [known_from, known_to) that knew it; null: it is known still. A walk by pages names
--                          the import it began with, so that no change between two pages moves an entry
--   holds_from, holds_to   [holds_from, holds_to): when it holds in the street
-- Nothing of an extension: prefixes, parts of words and typos are found by a list of the words in use.
-- Cost: reads every version once, about a second for 2,000 sensors; locks nothing that readers or devices need.

create table register_entry (
  sensor_id      int         not null references sensor,
  version        int         not null,
  known_from     int         not null references register_import,
  known_to       int         check (known_to > known_from),
  holds_from     timestamptz not null,
  holds_to       timestamptz not null check (holds_to > holds_from),
  public_id      text        not null,
  owner          text        not null,
  reference      text        not null,
  sensor_model_id text       not null,
  status         text        not null, -- as recorded: `expired` follows from operating_to
  kind           text        not null,
  theme          text,
  mobile         boolean     not null,
  personal_data  text        not null,
  purposes       text[]      not null,
  operating_from timestamptz not null,
  operating_to   timestamptz,
  recorded_at    timestamptz not null,
  sort_name      text        not null collate "C",
  extent         box         not null, -- WGS 84, (longitude, latitude) in degrees
  area           polygon,              -- null: a point, the extent
  words          tsvector    not null,
  primary key (sensor_id, known_from, holds_from)
) with (fillfactor = 80);
create index register_entry_extent on register_entry using gist (extent);
create index register_entry_words on register_entry using gin (words) with (fastupdate = off);
create index register_entry_name on register_entry (sort_name, sensor_id);
create index register_entry_reference on register_entry (reference collate "C", sensor_id);
create index register_entry_recorded on register_entry (recorded_at, sensor_id);
create index register_entry_operating on register_entry (operating_from, sensor_id);
create index register_entry_model on register_entry (sensor_model_id) where known_to is null;
create index register_entry_owner on register_entry (owner) where known_to is null;
-- A delta of the register: what an import changed.
create index register_entry_known on register_entry (known_from, sensor_id);

-- Words in use, each with itself less one letter at every place: two words that differ by one letter share one of those.
create table register_word (
  word  text   primary key,
  forms text[] not null
);
create index register_word_forms on register_word using gin (forms) with (fastupdate = off);

-- A text as it is compared: lower case, without accents.
create function search_form(text) returns text language sql immutable parallel safe as $$
  select regexp_replace(normalize(lower($1), nfd), '[\u0300-\u036f]', '', 'g')
$$;

-- Every word less one letter, and the word itself.
create function word_forms(text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct left($1, place) || substr($1, place + 2)) || $1
  from generate_series(0, length($1) - 1) place
$$;

create function register_texts(body jsonb) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(in_language.value, ' '), '')
  from unnest(array[body -> 'name', body -> 'description', body -> 'place', body -> 'event' -> 'name']) part
  cross join jsonb_each_text(case when jsonb_typeof(part) = 'object' then part else '{}' end) in_language
$$;

create function plain_words(text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct word), '{}')
  from regexp_split_to_table(search_form($1), '[\s[:punct:]]+') word
  where length(word) between 1 and 60
$$;

-- What people call a kind, though no text of the entry may say so.
create function words_of_kind(text) returns text language sql immutable parallel safe as $$
  select case $1
    when 'crowd-meter' then 'druktemeter telsensor mensen tellen drukte crowd counter'
    when '5g-pilot' then '5g proef zendmast antenne straling pilot'
    when 'air-quality' then 'luchtkwaliteit luchtmeter fijnstof lucht air quality'
    when 'noise' then 'geluid geluidmeter lawaai noise'
    when 'camera' then 'camera cameratoezicht'
    when 'traffic' then 'verkeer verkeersteller auto fiets traffic'
    when 'water' then 'water waterstand waterpeil'
    when 'weather' then 'weer weerstation temperatuur weather'
    else ''
  end
$$;

-- Makes anew the entries of these sensors, as they are known from an import on.
create function refresh_register_entries(sensors int[], import int) returns void language plpgsql as $$
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

create function follow_sensor_versions() returns trigger language plpgsql as $$
begin
  perform refresh_register_entries(array_agg(distinct sensor_id), max(import_id)) from added;
  return null;
end
$$;
create trigger register_entry after insert on sensor_version
referencing new table as added for each statement execute function follow_sensor_versions();

-- Streams come after the version they belong to, in the same transaction.
create function follow_stream_versions() returns trigger language plpgsql as $$
begin
  update register_entry entry
  set
    purposes = streams.purposes,
    personal_data = case
      when streams.stored then 'stored'
      when entry.personal_data = 'in-the-box' or streams.deidentified then 'in-the-box'
      else 'none'
    end
  from (
    select
      stream.sensor_id,
      stream.version,
      bool_or(stream.identifiability in ('pseudonymous', 'identifiable')) as stored,
      bool_or(stream.identifiability = 'deidentified') as deidentified,
      coalesce(array_agg(distinct purpose ->> 'id') filter (where purpose is not null), '{}') as purposes
    from datastream_version stream
    left join lateral jsonb_array_elements(stream.body -> 'purposes') purpose on true
    where (stream.sensor_id, stream.version) in (select sensor_id, version from added)
    group by stream.sensor_id, stream.version
  ) streams
  where entry.sensor_id = streams.sensor_id
    and entry.version = streams.version
    and entry.known_to is null;
  return null;
end
$$;
create trigger register_entry after insert on datastream_version
referencing new table as added for each statement execute function follow_stream_versions();

-- A model's capture decides what its sensors have to do with persons; an owner's name is searched for.
create function follow_model_versions() returns trigger language plpgsql as $$
begin
  perform refresh_register_entries(of_model.sensors, of_model.import)
  from (
    select array_agg(distinct entry.sensor_id) as sensors, max(added.import_id) as import
    from added
    join register_entry entry on entry.sensor_model_id = added.sensor_model_id and entry.known_to is null
  ) of_model
  where of_model.sensors is not null;
  return null;
end
$$;
create trigger register_entry after insert on sensor_model_version
referencing new table as added for each statement execute function follow_model_versions();

create function follow_organisation_versions() returns trigger language plpgsql as $$
begin
  perform refresh_register_entries(of_owner.sensors, of_owner.import)
  from (
    select array_agg(distinct entry.sensor_id) as sensors, max(added.import_id) as import
    from added
    join register_entry entry on entry.owner = added.organisation_id and entry.known_to is null
  ) of_owner
  where of_owner.sensors is not null;
  return null;
end
$$;
create trigger register_entry after insert on organisation_version
referencing new table as added for each statement execute function follow_organisation_versions();

-- What is there already, as of the newest import.
select refresh_register_entries(array_agg(sensor.id), (select max(id) from register_import))
from sensor
where exists (select from register_import)
having count(*) > 0;
