import { type Kind, kindSchema } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** Series of public sensors of one kind that the public may read, under one licence. */
export interface OfferedStreams {
  kind: Kind;
  /** As the register gives it; null: it says none. */
  licence: string | null;
  streams: number;
}

const SELECT = `with offered as (
  select
    entry.kind,
    declared.body ->> 'licence' as licence
  from register_entry entry
  join datastream_version declared using (sensor_id, version)
  where entry.known_to is null
    and entry.holds_from <= clock_timestamp()
    and entry.holds_to > clock_timestamp()
    and entry.status in ('announced', 'active', 'paused', 'removed')
    and declared.is_public
)
select
  kind,
  licence,
  count(*)::int as "streams"
from offered
group by kind, licence
order by array_position($1, kind), licence nulls last`;

/** Kinds in the order in which people are shown them. */
export async function findOfferedStreams(queryable: Queryable): Promise<OfferedStreams[]> {
  const { rows } = await queryable.query<OfferedStreams>(SELECT, [kindSchema.options]);
  return rows;
}
