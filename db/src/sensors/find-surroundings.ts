import type { Queryable } from "../database.ts";
import { SELECT_CITY } from "./find-city.ts";
import { type OrganisationRow, SELECT_ORGANISATIONS } from "./find-organisations.ts";

/** What stands beside a sensor wherever it is shown. */
export interface SurroundingRows {
  /** As `findCity` gives it. */
  city: Record<string, unknown> | null;
  /** As `findOrganisations` gives them. */
  organisations: OrganisationRow[];
}

const SELECT = `(
  select null as "id", false as "demo", city.body
  from (${SELECT_CITY}) city
) union all (
  ${SELECT_ORGANISATIONS}
)`;

/** The city and organisations by id, in one statement: every answer with a sensor asks for both. @param at - undefined: now */
export async function findSurroundings(
  queryable: Queryable,
  ids: readonly string[],
  at?: Date,
  knownAt?: Date,
): Promise<SurroundingRows> {
  const values = [at ?? null, knownAt ?? null, ids];
  const { rows } = await queryable.query<OrganisationRow & { id: string | null }>({
    name: "find-surroundings",
    text: SELECT,
    values,
  });
  return {
    city: rows.find(({ id }) => id === null)?.body ?? null,
    organisations: rows.filter(({ id }) => id !== null),
  };
}
