-- Which refused values staff let in after all, and why; the numbers are in `reading` alone, and go as those do.
-- Cost: creates an empty table; takes milliseconds.

create table readmission (
  id                int         generated always as identity primary key,
  at                timestamptz not null default clock_timestamp(),
  actor             text        not null,
  datastream_id     int         not null references datastream,
  time              timestamptz not null,
  quarantine_reason text        not null,
  replaced          boolean     not null, -- a conflict: the value that was stored first had to go
  reason            text        not null  -- as staff wrote it
);
create index readmission_datastream on readmission (datastream_id, time);
