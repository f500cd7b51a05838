-- How a device is, and what it was asked: whether it holds a connection, since when, when it last sent, and a row per
-- calendar day with how long it was connected. Of a box, never of a person: no address, no client id, no value.
-- Cost: adds empty columns and creates empty tables; takes milliseconds.

alter table device add column paused_at timestamptz; -- null: it is not asked to pause
alter table device add column paused_until timestamptz; -- null: until it is asked to go on

create table device_state (
  device_id       text        primary key,
  since           timestamptz not null, -- that it is online, or offline
  is_online       boolean     not null,
  seen_at         timestamptz not null, -- the process that holds the connection said so last
  last_message_at timestamptz
);

create table device_day (
  device_id   text    not null,
  day         date    not null,
  online_s    float8  not null,
  messages    bigint  not null,
  -- Shortest time from a value's own time to its receipt [s]: what the way takes, and how far its clock is behind.
  least_lag_s float8,
  primary key (device_id, day)
);
create index device_day_day on device_day (day);
