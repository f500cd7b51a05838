-- The committed record of what was refused, and why; never a payload, never a key name.
-- A row with `hour` stands for many: what has no stream or time, and what passed a device's 100 single rows an hour.
-- Cost: creates empty tables; takes milliseconds.

create table quarantine (
  id            bigint      generated always as identity primary key,
  received_at   timestamptz not null, -- of the first, where `count` is over 1
  last_at       timestamptz not null,
  device_id     text        not null,
  sensor_id     int         not null references sensor,
  datastream_id int         references datastream,
  time          timestamptz,
  reason        text        not null check (reason in ('malformed', 'too_large', 'too_many_values', 'no_time', 'bad_time', 'too_early', 'too_late', 'too_often', 'wrong_type', 'not_finite', 'out_of_range', 'not_in_force', 'not_stored', 'conflict', 'internal')),
  revision      smallint    not null default 0,
  value         float8, -- only a JSON number of a declared stream; removed before the row
  stored_value  float8, -- `conflict`: what had been stored first
  size          int,    -- bytes of the message
  position      int,    -- our own position in an array, from 0
  hour          timestamptz,
  count         int         not null default 1
);
create unique index quarantine_single on quarantine (datastream_id, time, reason, revision) where hour is null and datastream_id is not null and time is not null;
create unique index quarantine_counted on quarantine (device_id, sensor_id, reason, hour) where hour is not null;
create index quarantine_sensor on quarantine (sensor_id, last_at);
create index quarantine_received on quarantine (received_at);
-- Numbers go before their rows do: by the time of the value, where that can be believed.
create index quarantine_number on quarantine (
  datastream_id,
  (case when reason = 'bad_time' then received_at else least(time, received_at) end)
) where value is not null or stored_value is not null;

-- How many values came that the register does not declare: dropped unseen, counted per sensor and calendar day.
create table undeclared_day (
  sensor_id int         not null references sensor,
  day       date        not null,
  count     bigint      not null,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  primary key (sensor_id, day)
);
