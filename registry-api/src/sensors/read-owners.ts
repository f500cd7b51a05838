import { findOrganisations, type Queryable } from "@meetpaal/db";

/** What a row of a table says of an owner. */
export interface Owner {
  name: string;
  demo: boolean;
}

/** Owners by id, as of an instant. */
export async function readOwners(
  queryable: Queryable,
  ids: Iterable<string>,
  at: Date,
): Promise<Map<string, Owner>> {
  const found = await findOrganisations(queryable, [...new Set(ids)], at);
  return new Map(
    found.map(({ id, demo, body }) => {
      const name = body["name"];
      return [id, { name: typeof name === "string" ? name : id, demo }];
    }),
  );
}
