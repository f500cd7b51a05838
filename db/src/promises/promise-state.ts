import type { JudgedPromise } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** A promise of a sensor, as it was judged just now. */
export interface StatedPromise extends JudgedPromise {
  sensorId: number;
}

// A verdict is written at once. What was measured, where the verdict stays, only now and then: of thousands of sensors it is
// most of the work. Sooner of a broken one, for it says when it was last broken.
const WRITE = `with stated as (
  select *
  from jsonb_to_recordset($1) as one (
    "sensorId" int, id text, "datastreamId" int, verdict text, promised jsonb, measured jsonb
  )
), changed as (
  insert into promise_change (sensor_id, promise, datastream_id, verdict, at)
  select stated."sensorId", stated.id, stated."datastreamId", stated.verdict, clock_timestamp()
  from stated
  left join promise_state state
    on state.sensor_id = stated."sensorId"
    and state.promise = stated.id
    and state.datastream_id is not distinct from stated."datastreamId"
  where state.verdict is distinct from stated.verdict
), gone as (
  delete from promise_state state
  where state.sensor_id = any($2)
    and not exists (
      select
      from stated
      where stated."sensorId" = state.sensor_id
        and stated.id = state.promise
        and stated."datastreamId" is not distinct from state.datastream_id
    )
  returning state.sensor_id, state.promise, state.datastream_id
), ended as (
  insert into promise_change (sensor_id, promise, datastream_id, verdict, at)
  select sensor_id, promise, datastream_id, 'ended', clock_timestamp()
  from gone
)
insert into promise_state as state
  (sensor_id, promise, datastream_id, verdict, since, last_broken_at, promised, measured, measured_at)
select
  "sensorId",
  id,
  "datastreamId",
  verdict,
  clock_timestamp(),
  case when verdict = 'broken' then clock_timestamp() end,
  promised,
  measured,
  clock_timestamp()
from stated
order by 1, 2, 3
on conflict (sensor_id, promise, datastream_id) do update set
  verdict = excluded.verdict,
  since = case when state.verdict = excluded.verdict then state.since else excluded.since end,
  last_broken_at = coalesce(excluded.last_broken_at, state.last_broken_at),
  promised = excluded.promised,
  measured = excluded.measured,
  measured_at = excluded.measured_at
where state.verdict <> excluded.verdict
  or state.promised <> excluded.promised
  or state.measured_at < excluded.measured_at - case when state.verdict = 'broken' then interval 'PT20S' else interval 'PT5M' end`;

/**
 * Writes how these sensors' promises stand, and what changed of them; promises that are no longer made go, and `ended`
 * is their last change.
 *
 * @param sensors - all that were judged, those without a promise too
 */
export async function writePromiseStates(
  queryable: Queryable,
  sensors: readonly number[],
  promises: readonly StatedPromise[],
): Promise<void> {
  await queryable.query(WRITE, [JSON.stringify(promises), sensors]);
}
