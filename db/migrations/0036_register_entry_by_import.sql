-- An import makes the entries of the public register anew itself, once, when everything that it writes is there. Triggers
-- did so with every statement, on tables that the planner knew nothing of yet: thousands of sensors took half a minute.
-- Cost: drops four triggers, milliseconds; it waits for an import under way.

drop trigger register_entry on sensor_version;
drop trigger register_entry on datastream_version;
drop trigger register_entry on sensor_model_version;
drop trigger register_entry on organisation_version;
drop function follow_sensor_versions();
drop function follow_stream_versions();
drop function follow_model_versions();
drop function follow_organisation_versions();
