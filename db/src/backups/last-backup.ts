import type { Queryable } from "../database.ts";

const LAST = `select max(taken_at) as "takenAt"
from backup
where finished_at is not null`;

/** When the newest finished backup was begun; null: none was ever finished. */
export async function findLastBackup(queryable: Queryable): Promise<Date | null> {
  const { rows } = await queryable.query<{ takenAt: Date | null }>(LAST);
  return rows[0]?.takenAt ?? null;
}
