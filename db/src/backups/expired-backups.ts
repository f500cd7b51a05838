/** Backups that are older than the city promised to keep them (`city.backups` of the register in force). */
import type { Queryable } from "../database.ts";

export interface ExpiredBackup {
  id: string;
  path: string;
  /** Seconds since it should have been gone. */
  overdueS: number;
}

const EXPIRED = `with promise as (
  select (version.body ->> 'backups')::interval as kept
  from city_version version
  order by version.valid_from <= clock_timestamp() desc, version.version desc
  limit 1
)
select backup.id,
  backup.path,
  extract(epoch from clock_timestamp() - backup.taken_at - promise.kept)::float8 as "overdueS"
from backup, promise
where backup.removed_at is null
  and backup.taken_at + promise.kept < clock_timestamp()
order by backup.taken_at
limit 1000`;

/** @returns oldest first; empty where nothing was promised */
export async function findExpiredBackups(queryable: Queryable): Promise<ExpiredBackup[]> {
  const { rows } = await queryable.query<ExpiredBackup>(EXPIRED);
  return rows;
}

const REMOVED = `update backup
set removed_at = clock_timestamp()
where id = $1`;

export async function noteBackupRemoved(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(REMOVED, [id]);
}
