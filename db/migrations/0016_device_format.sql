-- What a device speaks, as the register says; null: JSON of our own. A value whose unit is not of the kind that was
-- declared is refused with a reason of its own.
-- Cost: adds empty columns and checks one table again; the quarantine is small.

alter table device add column speaks jsonb;
alter table device add column end_devices jsonb; -- of a network server of LoRaWAN: by DevEUI the id of the sensor

alter table quarantine drop constraint quarantine_reason_check;
alter table quarantine add constraint quarantine_reason_check check (reason in ('malformed', 'too_large', 'too_many_values', 'no_time', 'bad_time', 'too_early', 'too_late', 'too_often', 'wrong_type', 'wrong_unit', 'not_finite', 'out_of_range', 'not_in_force', 'not_stored', 'conflict', 'internal'));
