-- Readings: narrow, numbers only (a text field can carry personal data, so there is none), nothing about who sent it.
-- No foreign key from the hypertable: it deadlocks while chunks are created (timescaledb #4800, #7429).
-- No index by time alone: every question names a stream, and one index less is a third of the writing.
-- Cost: creates empty tables; takes milliseconds.

create table reading (
  datastream_id int              not null,
  time          timestamptz      not null,
  value         double precision not null,
  revision      smallint         not null default 0,
  primary key (datastream_id, time)
);
select create_hypertable('reading', by_range('time', interval '1 day'), create_default_indexes => false);

-- The newest reading of each stream: a hint for readers, written outside the reading's transaction and repaired at start.
create table latest (
  datastream_id int              primary key,
  time          timestamptz      not null,
  value         double precision not null,
  received_at   timestamptz      not null
);
