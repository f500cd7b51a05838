-- Claim codes: a device fetches its first secret by one, so that nobody has to type a secret into a box. A code is for
-- the devices it names, or for any device of an organisation that has no secret yet; it ends, and works so many times.
-- What was claimed stays on record.
-- Cost: creates empty tables; takes milliseconds.

create table claim_code (
  id          int         generated always as identity primary key,
  code_sha256 bytea       not null unique check (length(code_sha256) = 32),
  owner       text        references organisation, -- null: only for the devices it names
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  uses        int         not null check (uses > 0),
  uses_left   int         not null check (uses_left between 0 and uses),
  revoked_at  timestamptz
);

create table claim_code_device (
  claim_code_id int  not null references claim_code,
  device_id     text not null references device,
  primary key (claim_code_id, device_id)
);

create table claim (
  id            int         generated always as identity primary key,
  claim_code_id int         not null references claim_code,
  device_id     text        not null references device,
  credential_id int         not null references credential,
  claimed_at    timestamptz not null
);
create index claim_code_used on claim (claim_code_id);
