-- The verdict on each promise now, since when, and when it was last broken; and every change of it.
-- Cost: creates empty tables; takes milliseconds.

create table promise_state (
  sensor_id      int         not null references sensor,
  promise        text        not null, -- retention.raw, fields, interval, until, ...
  datastream_id  int         references datastream, -- null: a promise of the whole sensor
  verdict        text        not null check (verdict in ('kept', 'attention', 'broken', 'not-yet', 'not-measurable')),
  since          timestamptz not null,
  last_broken_at timestamptz,
  promised       jsonb       not null, -- by which version, since when, and what
  measured       jsonb       not null,
  measured_at    timestamptz not null
);
create unique index promise_state_key on promise_state (sensor_id, promise, datastream_id) nulls not distinct;

create table promise_change (
  id            bigint      generated always as identity primary key,
  sensor_id     int         not null references sensor,
  promise       text        not null,
  datastream_id int         references datastream,
  verdict       text        not null,
  at            timestamptz not null
);
create index promise_change_sensor on promise_change (sensor_id, at);
