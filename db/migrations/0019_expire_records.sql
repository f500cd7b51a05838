-- What is written down about devices and promises is kept for a while, and then goes: these indexes find what is due.
-- Cost: builds four indexes, and locks writing to each table for as long; they have a row a day or a change.

create index promise_change_at on promise_change (at);
create index undeclared_day_day on undeclared_day (day);
create index device_event_hour on device_event (hour);
create index retention_proof_day_day on retention_proof_day (day);

-- No sample of values is taken for the planner: it would outlive the readings and sums that were deleted.
alter table reading alter column value set statistics 0;
alter table latest alter column value set statistics 0;
alter table quarantine alter column value set statistics 0, alter column stored_value set statistics 0;
alter table reading_hour
  alter column sum set statistics 0,
  alter column sum_squares set statistics 0,
  alter column minimum set statistics 0,
  alter column maximum set statistics 0,
  alter column first set statistics 0,
  alter column last set statistics 0,
  alter column shown_sum set statistics 0;
alter table reading_day
  alter column sum set statistics 0,
  alter column sum_squares set statistics 0,
  alter column minimum set statistics 0,
  alter column maximum set statistics 0,
  alter column first set statistics 0,
  alter column last set statistics 0,
  alter column shown_sum set statistics 0;
