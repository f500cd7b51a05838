import type { Queryable } from "../database.ts";

/** Of the instant `$1` as known at `$2`, or null. */
export const SELECT_CITY = `select version.body
from city_version version
where version.recorded_at <= coalesce($2::timestamptz, 'infinity')
order by version.valid_from <= coalesce($1::timestamptz, clock_timestamp()) desc, version.version desc
limit 1`;

/** What the register file said of the city, at an instant (undefined: now); null: nothing was imported yet. */
export async function findCity(
  queryable: Queryable,
  at?: Date,
  knownAt?: Date,
): Promise<Record<string, unknown> | null> {
  const { rows } = await queryable.query<{ body: Record<string, unknown> }>({
    name: "find-city",
    text: SELECT_CITY,
    values: [at ?? null, knownAt ?? null],
  });
  return rows[0]?.body ?? null;
}
