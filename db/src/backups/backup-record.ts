/** What is written down of a backup while it is made; the row goes into the copy, too. */
import type { Queryable } from "../database.ts";

const BEGIN = `insert into backup (id, path, taken_at)
values ($1, $2, clock_timestamp())`;

/** @param path - absolute, on this machine */
export async function beginBackup(queryable: Queryable, id: string, path: string): Promise<void> {
  await queryable.query(BEGIN, [id, path]);
}

const FINISH = `update backup
set finished_at = clock_timestamp()
where id = $1`;

export async function finishBackup(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(FINISH, [id]);
}

const DISCARD = `delete from backup
where id = $1`;

/** Forgets a backup that did not come to its end. */
export async function discardBackup(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(DISCARD, [id]);
}
