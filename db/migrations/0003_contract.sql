-- The generation of all contracts together. Publishing one takes the contract lock exclusively; a batch of readings
-- takes it shared and commits only under the generation it was judged by.
-- Cost: creates empty tables; takes milliseconds.

create table contract_generation (
  number       bigint      primary key,
  published_at timestamptz not null,
  import_id    int         references register_import -- null: devices or credentials changed, no entry
);

create table device (
  id    text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  owner text not null references organisation
);

-- Grants are history: a topic once granted is told apart from one never granted.
create table device_grant (
  device_id  text        not null references device,
  sensor_id  int         not null references sensor,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  primary key (device_id, sensor_id, granted_at)
);
create index device_grant_sensor on device_grant (sensor_id);

-- 256 random bits, shown once; here only their SHA-256.
create table credential (
  id            int         generated always as identity primary key,
  device_id     text        not null references device,
  secret_sha256 bytea       not null check (length(secret_sha256) = 32),
  created_at    timestamptz not null,
  expires_at    timestamptz,
  revoked_at    timestamptz
);
create index credential_device on credential (device_id);

-- What a device did that staff should know, by class and hour: no topic, no client id, no address.
create table device_event (
  device_id text        not null,
  class     text        not null,
  hour      timestamptz not null,
  count     bigint      not null,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  primary key (device_id, class, hour)
);
