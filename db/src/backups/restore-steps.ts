/**
 * What a server database needs before and after `pg_restore` fills it: TimescaleDB in the version that the rows of its
 * catalogue were written by, and its triggers silent meanwhile.
 *
 * @see TimescaleDB documentation, "timescaledb_pre_restore"
 */
import type { Queryable } from "../database.ts";

const COUNT = `select count(*)::int as "tables"
from pg_class
join pg_namespace on pg_namespace.oid = pg_class.relnamespace
where pg_namespace.nspname = 'public'
  and pg_class.relkind in ('r', 'p')`;

/** Whether there is a table in it already. */
export async function hasTables(queryable: Queryable): Promise<boolean> {
  const { rows } = await queryable.query<{ tables: number }>(COUNT);
  return (rows[0]?.tables ?? 0) > 0;
}

/** Makes the extension. @param version - of TimescaleDB, digits and dots, perhaps a suffix: `2.19.3` */
export async function prepareRestore(queryable: Queryable, version: string): Promise<void> {
  if (!/^\d[\w.-]*$/.test(version)) throw new RangeError(`not a version of TimescaleDB: ${version}`);
  await queryable.query(`create extension if not exists timescaledb version '${version}'`);
  await queryable.query("select timescaledb_pre_restore()");
}

/** Also to be called when the filling failed: otherwise nobody can use the database. */
export async function endRestore(queryable: Queryable): Promise<void> {
  await queryable.query("select timescaledb_post_restore()");
}
