/** Broken promises about personal data: each is to be assessed as a possible data breach (GDPR article 33). */
import type { Queryable } from "../database.ts";
import { ENTRY_CTE, PERSONAL_DATA } from "../sensors/sensor-at.ts";

// A promise about fields is of everything the box sends; a term is of one stream, which may hold numbers alone.
const RAISE = `with ${ENTRY_CTE}
insert into possible_breach (sensor_id, promise, datastream_id, broken_since)
select state.sensor_id, state.promise, state.datastream_id, state.since
from promise_state state
join entry on entry.id = state.sensor_id
where state.sensor_id = any($3)
  and state.verdict = 'broken'
  and case
    when state.promise = 'fields' then ${PERSONAL_DATA} <> 'none'
    when state.promise like 'retention.%' then exists (
      select
      from datastream_version version
      where version.datastream_id = state.datastream_id
        and version.identifiability in ('pseudonymous', 'identifiable')
    )
    else false
  end
on conflict do nothing`;

/** Raises what was not raised yet for these sensors. @returns how many */
export async function raisePossibleBreaches(
  queryable: Queryable,
  sensors: readonly number[],
): Promise<number> {
  return (await queryable.query(RAISE, [null, null, sensors])).rowCount ?? 0;
}

export interface PossibleBreach {
  publicId: string;
  reference: string;
  promise: string;
  brokenSince: Date;
  assessBefore: Date;
}

const OPEN = `select
  sensor.public_id as "publicId",
  sensor.reference,
  breach.promise,
  breach.broken_since as "brokenSince",
  breach.assess_before as "assessBefore"
from possible_breach breach
join sensor on sensor.id = breach.sensor_id
where breach.assess_before > clock_timestamp()
order by breach.assess_before, breach.id
limit $1`;

/** Those whose 72 hours have not passed, the most urgent first. */
export async function findPossibleBreaches(queryable: Queryable, limit: number): Promise<PossibleBreach[]> {
  const { rows } = await queryable.query<PossibleBreach>(OPEN, [limit]);
  return rows;
}
