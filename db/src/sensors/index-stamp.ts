import type { Queryable } from "../database.ts";

const SELECT = `select concat_ws(
  ' ',
  (select max(id) from sensor),
  (select max(id) from register_import),
  (select max(id) from promise_change)
) as "stamp"`;

/** Another text whenever the register or a verdict was changed; what the clock alone changes (an end date) it does not tell. */
export async function findIndexStamp(queryable: Queryable): Promise<string> {
  const { rows } = await queryable.query<{ stamp: string }>(SELECT);
  return rows[0]?.stamp ?? "";
}
