-- That somebody found the clock right after it had moved. Every process that deletes has a guard of its own and looks here,
-- so that one command reaches all of them. They count what is here: by the time of a row nothing can be told, for the
-- clock is what was in doubt.
-- Cost: nothing; a new table.

create table clock_acceptance (
  id          int         generated always as identity primary key,
  accepted_at timestamptz not null default clock_timestamp()
);
