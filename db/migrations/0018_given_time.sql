-- Times that the server gave to what devices without a clock sent, once for each message: a redelivery has to find the
-- same one. `boot` is a digest of the device and of what it calls its start, so that no text of a device is kept.
-- Cost: creates an empty table; takes milliseconds.

create table given_time (
  device_id text        not null,
  boot      uuid        not null,
  seq       bigint      not null,
  time      timestamptz not null,
  given_at  timestamptz not null default clock_timestamp(),
  primary key (device_id, boot, seq),
  unique (device_id, time) -- no two moments of a device share one, whichever process gave it
);
create index given_time_given_at on given_time (given_at);
