-- Minutes of a zone that nobody computed at their time are filled in from stored counts; what was shown stays as it was.
-- `filled_at`: when a minute was filled in; null: the zone stood like this then.
-- Cost: adds a column without a default, milliseconds; it waits for readers of the table.

alter table zone_history add column filled_at timestamptz;
