import type { Queryable } from "../database.ts";

const LAST = `select file_sha256 as "sha256"
from register_import
where actor = $1
order by id desc
limit 1`;

/** Digest of what somebody imported last, in hexadecimal; null: nothing yet. */
export async function findLastImport(queryable: Queryable, actor: string): Promise<string | null> {
  const { rows } = await queryable.query<{ sha256: string }>(LAST, [actor]);
  return rows[0]?.sha256 ?? null;
}
