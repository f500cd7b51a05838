import type { Queryable } from "../database.ts";

/** From `at` on the promise stood so, until its next change. */
export interface VerdictChange {
  promise: string;
  /** Null: of the whole sensor. */
  datastream: number | null;
  /** `ended`: the promise was made no more. */
  verdict: string;
  at: Date;
}

/** As much as a slice may hold; what is left out are the oldest changes of a promise that flutters. */
const MOST = 4_000;

const SELECT = `with of_sensor as (
  select id
  from sensor
  where public_id = $1
), within as (
  select change.*
  from promise_change change, of_sensor
  where change.sensor_id = of_sensor.id
    and change.at >= $2
  order by change.at desc, change.id desc
  limit $3
), before as (
  select change.*
  from of_sensor
  join promise_state state on state.sensor_id = of_sensor.id
  cross join lateral (
    select *
    from promise_change
    where sensor_id = state.sensor_id
      and promise = state.promise
      and datastream_id is not distinct from state.datastream_id
      and at < $2
    order by at desc, id desc
    limit 1
  ) change
)
select promise, datastream_id as "datastream", verdict, at
from (select * from within union all select * from before) change
order by at, id`;

/** How the promises that a sensor makes now stood since then: the last change before, and all since, oldest first. */
export async function findVerdictChanges(
  queryable: Queryable,
  publicId: string,
  since: Date,
): Promise<VerdictChange[]> {
  const { rows } = await queryable.query<VerdictChange>({
    name: "find-verdict-changes",
    text: SELECT,
    values: [publicId, since, MOST],
  });
  return rows;
}
