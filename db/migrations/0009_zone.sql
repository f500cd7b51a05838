-- Crowd zones: versions as of every register entry, what people on the ground say, and what the one job computed.
-- State and history count as raw for retention: they follow from single counts.
-- Cost: creates empty tables; takes milliseconds.

create table zone (
  id    text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  owner text not null references organisation
);
create table zone_version (
  zone_id     text        not null references zone,
  version     int         not null,
  recorded_at timestamptz not null,
  valid_from  timestamptz not null,
  import_id   int         not null references register_import,
  digest      text        not null,
  body        jsonb       not null,
  primary key (zone_id, version)
);
create trigger immutable before update or delete on zone_version for each row execute function refuse_change();

-- A start of counting: people counted by hand, or a reset whose conditions held.
create table zone_count (
  id          int         generated always as identity primary key,
  zone_id     text        not null references zone,
  kind        text        not null check (kind in ('manual', 'reset')),
  people      int         not null check (people >= 0),
  at          timestamptz not null,
  recorded_at timestamptz not null,
  reason      text        not null
);
create index zone_count_latest on zone_count (zone_id, at);

create table zone_notice (
  id         int         generated always as identity primary key,
  zone_id    text        not null references zone,
  closed     boolean     not null,
  text       text,
  until      timestamptz,
  set_at     timestamptz not null,
  cleared_at timestamptz
);
create index zone_notice_current on zone_notice (zone_id, set_at);

create table zone_state (
  zone_id          text        primary key references zone,
  as_of            timestamptz not null,
  level            text        not null check (level in ('quiet', 'normal', 'busy', 'very-busy', 'full', 'closed', 'unknown')),
  computed_level   text        not null check (computed_level in ('quiet', 'normal', 'busy', 'very-busy', 'full', 'unknown')),
  since            timestamptz not null,
  reason           text        check (reason in ('no-start', 'silent', 'drift')),
  reliable         boolean     not null,
  last_known_level text,
  last_known_at    timestamptz,
  lower_since      timestamptz, -- hysteresis: since when a lower level would do
  detail           jsonb       not null -- occupancy, low, high, percent, density, flow, gates: as model/crowd shapes it
);
create table zone_history (
  zone_id   text        not null references zone,
  at        timestamptz not null, -- whole minute
  level     text        not null,
  occupancy float8,
  low       float8,
  high      float8,
  primary key (zone_id, at)
);

-- A link for an organiser: all numbers of these zones, until then.
create table viewer (
  id           text        primary key,
  token_sha256 bytea       not null unique check (length(token_sha256) = 32),
  zones        text[]      not null,
  until        timestamptz not null,
  created_at   timestamptz not null,
  revoked_at   timestamptz
);
