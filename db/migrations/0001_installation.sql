-- What this installation is, once: its time zone may not change on existing data (days are its calendar days).
-- Also what every immutable table below uses: a version is never changed, so changing one is refused here.
-- Cost: creates an extension and empty tables; takes a second.

create extension if not exists timescaledb;

create table installation (
  id         boolean     primary key default true check (id),
  time_zone  text        not null,
  created_at timestamptz not null default clock_timestamp()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a row of % is never changed; record a new version', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- When each of our own jobs last came to a good end, for /metrics and doctor.
create table job_success (
  job             text        primary key,
  last_success_at timestamptz not null,
  duration_ms     int         not null,
  detail          jsonb       not null default '{}'
);

-- Who did what to which entry: ids, names of fields and classes of change, never a name or an address of a person.
create table audit (
  id           bigint      generated always as identity primary key,
  at           timestamptz not null default clock_timestamp(),
  actor        text        not null,
  action       text        not null,
  subject_kind text        not null,
  subject_id   text        not null,
  detail       jsonb       not null default '{}'
);
create index audit_subject on audit (subject_kind, subject_id, at);
