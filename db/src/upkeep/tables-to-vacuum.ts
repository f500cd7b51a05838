import type { Queryable } from "../database.ts";
import { sqlState } from "../errors.ts";

// The embedded database counts no changes, so this goes by age: readings are written to the newest days and deleted
// from the oldest; a day that was never looked at has no statistics.
const SELECT = `with chunk as (
  select
    format('%I.%I', chunk_schema, chunk_name)::regclass as oid,
    row_number() over (order by range_end desc) <= 3 or row_number() over (order by range_end) <= 2 as is_edge
  from timescaledb_information.chunks
  where hypertable_schema = 'public'
    and hypertable_name = 'reading'
)
select format('%I.%I', pg_namespace.nspname, pg_class.relname) as "name"
from pg_class
join pg_namespace on pg_namespace.oid = pg_class.relnamespace
left join chunk on chunk.oid = pg_class.oid
where pg_class.relkind = 'r'
  and (
    pg_namespace.nspname = 'public'
    and pg_class.relname <> 'reading'
    or chunk.is_edge
    or chunk.oid is not null and pg_class.reltuples < 0
  )
order by pg_class.oid`;

/** Tables that change, and parts of the one of readings that may have; quoted, with their schema. */
export async function findTablesToVacuum(queryable: Queryable): Promise<string[]> {
  const { rows } = await queryable.query<{ name: string }>(SELECT);
  return rows.map(({ name }) => name);
}

/** Frees what deleted rows hold and counts what is left; no transaction may surround it. @param table - quoted */
export async function vacuumTable(queryable: Queryable, table: string): Promise<void> {
  try {
    await queryable.query(`vacuum (analyze) ${table}`);
  } catch (error) {
    // 42P01: a day of readings that was dropped since the tables were listed.
    if (sqlState(error) !== "42P01") throw error;
  }
}

/** Writes everything to the table files, so that the log of changes can be cut. */
export async function checkpoint(queryable: Queryable): Promise<void> {
  await queryable.query("checkpoint");
}
