-- Broken promises about personal data that the city must assess as a possible data breach, within 72 hours of knowing
-- (GDPR article 33 paragraph 1); one row for each time that such a promise broke.
-- Cost: creates an empty table; takes milliseconds.

create table possible_breach (
  id            int         generated always as identity primary key,
  sensor_id     int         not null references sensor,
  promise       text        not null,
  datastream_id int         references datastream, -- null: a promise of the whole sensor
  broken_since  timestamptz not null,
  raised_at     timestamptz not null default clock_timestamp(),
  assess_before timestamptz not null default clock_timestamp() + interval 'PT72H'
);
create unique index possible_breach_key on possible_breach (sensor_id, promise, datastream_id, broken_since)
  nulls not distinct;
create index possible_breach_assess on possible_breach (assess_before);
