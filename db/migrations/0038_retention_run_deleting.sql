-- What was deleted last is asked by everybody who reads the page of promises, and most runs find nothing due.
-- Cost: reads the runs of 30 days once, milliseconds; a run waits meanwhile.

create index retention_run_deleting on retention_run (id) where deleted_raw + deleted_hour + deleted_day > 0;
