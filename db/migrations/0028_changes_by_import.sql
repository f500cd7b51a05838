-- The changes of the register in the order in which they were committed: imports have ascending numbers.
-- Cost: reads every version once; locks writing to `sensor_version` meanwhile, milliseconds for thousands.

create index sensor_version_import on sensor_version (import_id, sensor_id, version);
