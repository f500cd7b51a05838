import type { Queryable } from "../database.ts";

export interface OrganisationRow {
  id: string;
  demo: boolean;
  /** What the register file said, less private contacts. */
  body: Record<string, unknown>;
}

/** Of the instant `$1` as known at `$2`, or null; `$3` are ids. */
export const SELECT_ORGANISATIONS = `with asked as (
  select
    coalesce($1::timestamptz, clock_timestamp()) as at,
    coalesce($2::timestamptz, 'infinity') as known
)
select organisation.id, version.demo, version.body
from asked
cross join organisation
cross join lateral (
  select demo, body
  from organisation_version version
  where version.organisation_id = organisation.id
    and version.recorded_at <= asked.known
  order by version.valid_from <= asked.at desc, version.version desc
  limit 1
) version
where organisation.id = any($3)
order by organisation.id`;

/**
 * Organisations by id, as they were at an instant; of one that was not recorded yet the first that is known.
 *
 * @param at - undefined: now
 */
export async function findOrganisations(
  queryable: Queryable,
  ids: string[],
  at?: Date,
  knownAt?: Date,
): Promise<OrganisationRow[]> {
  const { rows } = await queryable.query<OrganisationRow>({
    name: "find-organisations",
    text: SELECT_ORGANISATIONS,
    values: [at ?? null, knownAt ?? null, ids],
  });
  return rows;
}
