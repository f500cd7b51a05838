import type { Queryable } from "../database.ts";
import { joinOwner } from "../sensors/held-versions.ts";
import { ENTRY_CTE } from "../sensors/sensor-at.ts";

/** How the sensors of one organisation kept their promises in a calendar year, until now. */
export interface OwnerBreaks {
  owner: string;
  ownerName: string;
  sensors: number;
  promises: number;
  brokenNow: number;
  /** How often a promise began to be broken in this year. */
  times: number;
  /** How long promises were broken in this year, added up [h]. */
  hours: number;
}

// What is broken now counts from the state itself: the change that began it may be so old that it was deleted.
const SELECT = `with ${ENTRY_CTE}, this_year as (
  select
    at as now,
    date_trunc('year', at at time zone $3) at time zone $3 as year_at
  from asked
), change as (
  select
    sensor_id,
    verdict,
    at as from_at,
    lead(at) over (partition by sensor_id, promise, datastream_id order by at, id) as to_at
  from promise_change
), broken as (
  select sensor_id, from_at, to_at
  from change, this_year
  where verdict = 'broken'
    and to_at > year_at
  union all
  select sensor_id, since, now
  from promise_state, this_year
  where verdict = 'broken'
), of_sensor as (
  select
    sensor_id,
    count(*) filter (where from_at >= year_at) as times,
    sum(extract(epoch from greatest(to_at - greatest(from_at, year_at), interval '0'))) / 3600 as hours
  from broken, this_year
  group by sensor_id
), standing as (
  select sensor_id, count(*) as promises, count(*) filter (where verdict = 'broken') as broken
  from promise_state
  group by sensor_id
)
select
  entry.owner,
  coalesce(max(owner.body ->> 'name'), entry.owner) as "ownerName",
  count(*)::int as "sensors",
  coalesce(sum(standing.promises), 0)::int as "promises",
  coalesce(sum(standing.broken), 0)::int as "brokenNow",
  coalesce(sum(of_sensor.times), 0)::int as "times",
  coalesce(sum(of_sensor.hours), 0)::float8 as "hours"
from entry
cross join this_year
left join of_sensor on of_sensor.sensor_id = entry.id
left join standing on standing.sensor_id = entry.id
${joinOwner("entry.owner", "entry.at")}
where entry.status <> 'removed'
  or standing.broken > 0
  or of_sensor.times > 0
group by entry.owner
order by "brokenNow" desc, "hours" desc, entry.owner`;

/**
 * A row for every organisation that owns a sensor of the public register, those with most broken promises first.
 *
 * @param timeZone - of the installation: its year began there
 */
export async function findBreaksByOwner(queryable: Queryable, timeZone: string): Promise<OwnerBreaks[]> {
  const { rows } = await queryable.query<OwnerBreaks>(SELECT, [null, null, timeZone]);
  return rows;
}
