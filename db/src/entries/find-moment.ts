import type { Queryable } from "../database.ts";
import type { EntryMoment } from "./entry-question.ts";

/** Imports are numbered and committed one after another, so that a later one has a higher number. */
const SELECT = `select
  coalesce((select max(id) from register_import), 0) as "knownBy",
  clock_timestamp() as "at"`;

/** The register as it is now. */
export async function findMoment(queryable: Queryable): Promise<EntryMoment> {
  const { rows } = await queryable.query<EntryMoment>({ name: "find-moment", text: SELECT });
  const [row] = rows;
  if (row === undefined) throw new Error("the clock gives one row");
  return row;
}
