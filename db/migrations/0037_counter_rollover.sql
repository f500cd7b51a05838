-- A counter of a fixed width begins at 0 again after its highest number: declared, it is told from one that was set to 0.
-- Cost: adds a column without a default, milliseconds; it waits for an import under way.

alter table datastream_version add column rollover float8 check (rollover > 0); -- null: it only falls when it is set to 0
