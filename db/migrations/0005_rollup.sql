-- Hours and days, computed by our own job from raw and from hours (the Apache edition has no continuous aggregates).
-- A row older than the watermark leaves a mark in its own transaction; hours between `rolled_until` and `watermark`
-- are still to be computed. Sum of squares, minimum, maximum, first and last only where identifiability is `none`:
-- for other streams a minimum of an hour is a single reading kept too long.
-- `shown_*`: what the public may see, the sum of the finer values that are shown; stored before those are deleted.
-- Cost: creates empty tables; takes milliseconds.

create table rollup_state (
  id               boolean     primary key default true check (id),
  watermark        timestamptz not null,
  rolled_until     timestamptz not null check (rolled_until <= watermark),
  corrected_import int         not null default 0 -- corrections of the past up to this import are worked in
);
insert into rollup_state (watermark, rolled_until) values ('2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z');

-- Append-only and without a unique key: a writer never waits for the job.
create table rollup_mark (
  datastream_id int         not null,
  hour          timestamptz not null
);
create index rollup_mark_stream on rollup_mark (datastream_id, hour);

create table reading_hour (
  datastream_id    int         not null,
  start_at         timestamptz not null, -- whole UTC hour
  count            int         not null,
  sum              float8      not null,
  coverage         real        not null, -- filled slots / expected slots in force, at most 1
  sum_squares      float8,
  minimum          float8,
  maximum          float8,
  first            float8,
  last             float8,
  shown_count      int         not null,
  shown_sum        float8      not null,
  suppressed_slots int         not null,
  primary key (datastream_id, start_at)
);
create table reading_day (
  datastream_id    int         not null,
  start_at         timestamptz not null, -- midnight in the installation's time zone
  end_at           timestamptz not null, -- the next one: 23, 24 or 25 hours later
  count            int         not null,
  sum              float8      not null,
  coverage         real        not null,
  sum_squares      float8,
  minimum          float8,
  maximum          float8,
  first            float8,
  last             float8,
  shown_count      int         not null,
  shown_sum        float8      not null,
  suppressed_slots int         not null,
  primary key (datastream_id, start_at)
);
