-- What a device sends in the wrong form is counted in a row of its hour. Its count and its time change with every batch, and an
-- index on that time made each change a new entry in every index of the table. Now the index holds what does not change: the hour
-- of a row that counts, the moment of any other. Room in the pages lets a changed row stay where it is.
-- Cost: builds an index over the quarantine of 30 days at most; devices wait for it, a second for a million rows.

alter table quarantine set (fillfactor = 50);
create index quarantine_sensor_since on quarantine (sensor_id, (coalesce(hour, received_at)));
drop index quarantine_sensor;
