import type { Queryable } from "../database.ts";
import { JOIN_HELD_ZONE } from "./held-zone.ts";

const REMOVED = `select zone.id
  from zone
  ${JOIN_HELD_ZONE}
  where held.body ->> 'status' = 'removed'`;

const FORGET = `with removed as materialized (
  ${REMOVED}
), state as (
  delete from zone_state
  where zone_id in (select id from removed)
), history as (
  delete from zone_history
  where zone_id in (select id from removed)
)
update zone_notice
set cleared_at = clock_timestamp()
where cleared_at is null
  and zone_id in (select id from removed)`;

/** Deletes what was computed of zones that the register has removed, and takes away what was said of them. */
export async function forgetRemovedZones(queryable: Queryable): Promise<void> {
  await queryable.query(FORGET);
}
