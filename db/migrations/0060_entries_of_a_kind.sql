-- A kind of sensor by name: where names begin with the word for the kind, all others would be passed over first.
create index register_entry_kind on register_entry (kind, sort_name, sensor_id);
