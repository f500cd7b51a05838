-- What was deleted, and what is left: the public page shows these tables beside the promise.
-- `retention_floor`: raw before it was deleted once, so an hour that begins earlier is frozen.
-- Cost: creates empty tables; takes milliseconds.

create table retention_proof (
  datastream_id   int         not null references datastream,
  tier            text        not null check (tier in ('raw', 'hour', 'day')),
  oldest_at       timestamptz, -- null: nothing stored
  last_deleted_at timestamptz, -- null: nothing was ever due
  measured_at     timestamptz not null,
  primary key (datastream_id, tier)
);
create table retention_proof_day (
  datastream_id int         not null references datastream,
  tier          text        not null check (tier in ('raw', 'hour', 'day')),
  day           date        not null,
  deleted       bigint      not null,
  oldest_at     timestamptz,
  measured_at   timestamptz not null,
  primary key (datastream_id, tier, day)
);
create table retention_run (
  id             bigint      generated always as identity primary key,
  started_at     timestamptz not null,
  finished_at    timestamptz not null,
  deleted_raw    bigint      not null,
  deleted_hour   bigint      not null,
  deleted_day    bigint      not null,
  dropped_chunks int         not null
);
create table retention_floor (
  datastream_id  int         not null references datastream,
  tier           text        not null check (tier in ('raw', 'hour', 'day')),
  deleted_before timestamptz not null,
  primary key (datastream_id, tier)
);
