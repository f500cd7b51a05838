-- The register: identities, and their immutable versions on two axes of time.
--   valid_from   since when the version holds in the street (a correction repeats that of the version it corrects)
--   recorded_at  since when we know it
-- The version that holds at t, as known at k, is the highest version with valid_from <= t and recorded_at <= k.
-- `body` is the entry as the file gave it, less what is private; `digest` tells whether an entry changed.
-- Cost: creates empty tables; takes milliseconds.

create table register_import (
  id          int         generated always as identity primary key,
  recorded_at timestamptz not null,
  actor       text        not null,
  file_sha256 text        not null
);

create table city_version (
  version     int         primary key,
  recorded_at timestamptz not null,
  valid_from  timestamptz not null,
  import_id   int         not null references register_import,
  digest      text        not null,
  body        jsonb       not null
);

create table organisation (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$')
);
create table organisation_version (
  organisation_id text        not null references organisation,
  version         int         not null,
  recorded_at     timestamptz not null,
  valid_from      timestamptz not null,
  import_id       int         not null references register_import,
  digest          text        not null,
  demo            boolean     not null,
  body            jsonb       not null,
  primary key (organisation_id, version)
);

create table sensor_model (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$')
);
create table sensor_model_version (
  sensor_model_id text        not null references sensor_model,
  version         int         not null,
  recorded_at     timestamptz not null,
  valid_from      timestamptz not null,
  import_id       int         not null references register_import,
  digest          text        not null,
  body            jsonb       not null,
  primary key (sensor_model_id, version)
);

create table sensor (
  id        int  generated always as identity primary key,
  public_id text not null unique check (public_id ~ '^[0-9a-hjkmnp-tv-z]{8}$'), -- Crockford base32, never used again
  owner     text not null references organisation,
  reference text not null check (reference ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  unique (owner, reference)
);
create table sensor_version (
  sensor_id       int         not null references sensor,
  version         int         not null,
  recorded_at     timestamptz not null,
  valid_from      timestamptz not null,
  import_id       int         not null references register_import,
  digest          text        not null,
  corrects_reason text,
  status          text        not null check (status in ('draft', 'submitted', 'in-review', 'announced', 'active', 'paused', 'removed', 'refused')),
  operating_from  timestamptz not null,
  operating_to    timestamptz check (operating_to > operating_from), -- null: no end
  kind            text        not null,
  sensor_model_id text        not null references sensor_model,
  personal_data   text        not null check (personal_data in ('none', 'in-the-box', 'stored')),
  extent          box         not null, -- WGS 84, (longitude, latitude) in degrees; a point for a fixed sensor
  body            jsonb       not null, -- without `datastreams`
  primary key (sensor_id, version)
);
create index sensor_version_extent on sensor_version using gist (extent);

create table datastream (
  id        int  generated always as identity primary key,
  sensor_id int  not null references sensor,
  key       text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  unique (sensor_id, key)
);
-- The part of a sensor's version that a machine can check, a row per stream the version declares.
-- A stream that a later version of its sensor does not declare has ended.
create table datastream_version (
  datastream_id   int      not null references datastream,
  sensor_id       int      not null,
  version         int      not null,
  aggregation     text     not null check (aggregation in ('gauge', 'interval-count', 'counter')),
  interval_s      int      not null check (interval_s > 0),
  unit            text     not null, -- UCUM
  minimum         float8,
  maximum         float8,
  step            float8,
  identifiability text     not null check (identifiability in ('none', 'deidentified', 'pseudonymous', 'identifiable')),
  retention_raw   interval not null,
  retention_hour  interval, -- null: the tier is not stored
  retention_day   interval,
  late_s          int      not null check (late_s >= 0),
  early_s         int      not null check (early_s >= 0),
  is_public       boolean  not null,
  disclose_below  int,      -- null: nothing is suppressed
  disclose_delay  interval, -- null: no delay
  body            jsonb    not null,
  primary key (datastream_id, version),
  foreign key (sensor_id, version) references sensor_version
);
create index datastream_version_sensor on datastream_version (sensor_id, version);

-- Persons live apart from versions and audit, which hold ids only: a person can be forgotten without rewriting history.
create table person (
  id   uuid primary key default gen_random_uuid(),
  name text not null
);
create table contact (
  id              uuid primary key default gen_random_uuid(),
  organisation_id text not null unique references organisation,
  person_id       uuid references person on delete cascade,
  mailbox         text,
  phone           text
);

create trigger immutable before update or delete on city_version for each row execute function refuse_change();
create trigger immutable before update or delete on organisation_version for each row execute function refuse_change();
create trigger immutable before update or delete on sensor_model_version for each row execute function refuse_change();
create trigger immutable before update or delete on sensor_version for each row execute function refuse_change();
create trigger immutable before update or delete on datastream_version for each row execute function refuse_change();
