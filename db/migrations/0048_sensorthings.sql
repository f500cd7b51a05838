-- Small stable numbers for what SensorThings gives an id and the register names by words: sensor models and observed
-- properties. A property that only streams which are not public ever named is not among them.
-- Cost: reads every version of a stream once; locks `sensor_model` meanwhile, milliseconds for thousands.

alter table sensor_model add column number int generated always as identity unique;

create table observed_property (
  id   int  generated always as identity primary key,
  name text not null unique
);

create function follow_observed_properties() returns trigger language plpgsql as $$
begin
  insert into observed_property (name)
  select distinct added.body ->> 'observedProperty'
  from added
  join sensor_version version using (sensor_id, version)
  where added.is_public
    and added.body ->> 'observedProperty' is not null
    and version.status in ('announced', 'active', 'paused', 'removed')
  except
  select name
  from observed_property
  order by 1
  on conflict (name) do nothing;
  return null;
end
$$;
create trigger observed_property after insert on datastream_version
referencing new table as added for each statement execute function follow_observed_properties();

insert into observed_property (name)
select distinct declared.body ->> 'observedProperty'
from datastream_version declared
join sensor_version version using (sensor_id, version)
where declared.is_public
  and declared.body ->> 'observedProperty' is not null
  and version.status in ('announced', 'active', 'paused', 'removed')
order by 1;
