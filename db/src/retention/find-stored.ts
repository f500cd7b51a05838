import type { Tier } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { clockUpTo, cutoffCte, type NotAfter, OLDEST_BY_TIER } from "./cutoff.ts";

/** What is stored of a stream in a tier, beside what may be. Instants as PostgreSQL writes them: to the microsecond. */
export interface StoredTier {
  datastreamId: number;
  tier: Tier;
  /** What is older is due; `infinity`: this tier is not stored at all. */
  before: string;
  /** The oldest row (of an hour or day its start); null: nothing stored. */
  oldest: string | null;
  isDue: boolean;
}

const SELECT = `with ${cutoffCte(clockUpTo("$3"), "declared.datastream_id > $1 and declared.datastream_id <= $2")}
select
  cutoff.datastream_id as "datastreamId",
  stored.tier,
  stored.before::text as "before",
  stored.oldest::text as "oldest",
  stored.oldest is not null and stored.oldest < stored.before as "isDue"
from cutoff
cross join lateral (
  values ${OLDEST_BY_TIER}
) as stored (tier, before, oldest)
order by cutoff.datastream_id`;

/**
 * What is stored of the streams with ids in `(after, upTo]`, each with its three tiers.
 *
 * @param upTo - at most 500 streams lie between the two
 */
export async function findStoredTiers(
  queryable: Queryable,
  after: number,
  upTo: number,
  notAfter: NotAfter,
): Promise<StoredTier[]> {
  const { rows } = await queryable.query<StoredTier>(SELECT, [after, upTo, notAfter]);
  return rows;
}

const PAGE_END = `select max(id) as "upTo"
from (
  select id
  from datastream
  where id > $1
  order by id
  limit $2
) page`;

/** The last id of the next `limit` streams; null: there are no more. */
export async function findPageEnd(
  queryable: Queryable,
  after: number,
  limit: number,
): Promise<number | null> {
  const { rows } = await queryable.query<{ upTo: number | null }>(PAGE_END, [after, limit]);
  return rows[0]?.upTo ?? null;
}
