-- The planner knows nothing yet of rows that this transaction wrote, and would compare every stream with every entry:
-- minutes for 5,000 sensors.
alter function follow_stream_versions() set enable_nestloop = off;
