/** Broken promises about personal data: each is to be assessed as a possible data breach (GDPR article 33). */
import type { Queryable } from "../database.ts";
import { ENTRY_CTE, PERSONAL_DATA } from "../sensors/sensor-at.ts";
import { instantText } from "../series/instant-text.ts";

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
  id: number;
  publicId: string;
  reference: string;
  promise: string;
  brokenSince: Date;
  assessBefore: Date;
}

const OPEN = `select
  breach.id,
  sensor.public_id as "publicId",
  sensor.reference,
  breach.promise,
  breach.broken_since as "brokenSince",
  breach.assess_before as "assessBefore"
from possible_breach breach
join sensor on sensor.id = breach.sensor_id
where breach.assessed_at is null
order by breach.assess_before, breach.id
limit $1`;

/** Those that nobody has assessed yet, the most urgent first; the term of some may have passed. */
export async function findPossibleBreaches(queryable: Queryable, limit: number): Promise<PossibleBreach[]> {
  const { rows } = await queryable.query<PossibleBreach>(OPEN, [limit]);
  return rows;
}

/**
 * `no-breach`: nothing of anybody was seen or lost; `breach`: it was, without a risk to anybody; `authority-told`: the
 * authority was told (GDPR 33); `people-told`: and those concerned were (GDPR 34).
 */
export type BreachOutcome = "no-breach" | "breach" | "authority-told" | "people-told";

const ASSESS = `update possible_breach breach
set assessed_at = clock_timestamp(), outcome = $2, reason = $3
from sensor
where breach.id = $1
  and breach.assessed_at is null
  and sensor.id = breach.sensor_id
returning sensor.public_id as "publicId", breach.promise`;

/** Puts on record what came of it. @returns null: there is none of this id, or it was assessed before */
export async function assessBreach(
  queryable: Queryable,
  { id, outcome, reason }: { id: number; outcome: BreachOutcome; reason: Record<string, string> },
): Promise<{ publicId: string; promise: string } | null> {
  const { rows } = await queryable.query<{ publicId: string; promise: string }>(ASSESS, [
    id,
    outcome,
    JSON.stringify(reason),
  ]);
  return rows[0] ?? null;
}

/** A possible breach as everybody may read it. */
export interface PublicBreach {
  raisedAt: string;
  assessBefore: string;
  /** Null, with the two below: not assessed yet. */
  assessedAt: string | null;
  outcome: BreachOutcome | null;
  reason: Record<string, string> | null;
}

/** Of a row `state` of `promise_state`: that of its newest break, as `PublicBreach`; null: none was raised. */
export const NEWEST_BREACH = `(
  select jsonb_build_object(
    'raisedAt', ${instantText("breach.raised_at")},
    'assessBefore', ${instantText("breach.assess_before")},
    'assessedAt', ${instantText("breach.assessed_at")},
    'outcome', breach.outcome,
    'reason', breach.reason
  )
  from possible_breach breach
  where breach.sensor_id = state.sensor_id
    and breach.promise = state.promise
    and breach.datastream_id is not distinct from state.datastream_id
  order by breach.broken_since desc
  limit 1
)`;
