import { RETENTION_GRACE_S, type Tier } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { cutoffCte, OLDEST_BY_TIER } from "../retention/cutoff.ts";
import { REFUSED_AT } from "../retention/expire-quarantine.ts";

/** What of a stream is kept longer than promised, and 60 s more. */
export interface Overdue {
  publicId: string;
  reference: string;
  key: string;
  /** `quarantine`: numbers that were refused; their rows may stay longer. */
  tier: Tier | "quarantine";
  /** The oldest row (of an hour or day its start). */
  oldestAt: Date;
  /** What is older should be gone; null: this tier is not stored at all. */
  before: Date | null;
}

const SELECT = `with ${cutoffCte(
  `clock_timestamp() - make_interval(secs => ${RETENTION_GRACE_S})`,
  "declared.datastream_id > $1 and declared.datastream_id <= $2",
)}
select
  sensor.public_id as "publicId",
  sensor.reference,
  datastream.key,
  stored.tier,
  stored.oldest as "oldestAt",
  case when isfinite(stored.before) then stored.before end as "before"
from cutoff
join datastream on datastream.id = cutoff.datastream_id
join sensor on sensor.id = datastream.sensor_id
cross join lateral (
  select greatest(raw_before, now - interval 'P30D') as number_before
  from moment
) refused
cross join lateral (
  values ${OLDEST_BY_TIER}, (
    'raw',
    raw_before,
    (select time from latest where datastream_id = datastream.id)
  ), (
    'quarantine',
    number_before,
    (
      select ${REFUSED_AT}
      from quarantine
      where quarantine.datastream_id = cutoff.datastream_id
        and (value is not null or stored_value is not null)
        and ${REFUSED_AT} < number_before
      order by ${REFUSED_AT}
      limit 1
    )
  )
) as stored (tier, before, oldest)
where stored.oldest < stored.before
order by datastream.id, stored.tier`;

/** Promises of the streams with ids in `(after, upTo]`, at most 500, that the tables break; newest readings count as raw. */
export async function findOverdue(queryable: Queryable, after: number, upTo: number): Promise<Overdue[]> {
  const { rows } = await queryable.query<Overdue>(SELECT, [after, upTo]);
  return rows;
}
