-- Names of keys that devices send and the register does not declare, for staff. A name may carry personal data, so only
-- the names that look like names, and came often, get here: 20 a sensor at most.
-- Cost: creates an empty table; takes milliseconds.

create table undeclared_key (
  sensor_id int         not null references sensor,
  name      text        not null check (name ~ '^[a-z][a-z_]{0,39}$'),
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  primary key (sensor_id, name)
);
create index undeclared_key_last on undeclared_key (last_at);
