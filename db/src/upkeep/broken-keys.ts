import type { Queryable } from "../database.ts";

// A chunk has the key of its table, and each must be valid: without it a redelivered reading would be stored twice.
const SELECT = `with keyed as (
  select 'reading'::regclass as oid
  union all
  select format('%I.%I', chunk_schema, chunk_name)::regclass
  from timescaledb_information.chunks
  where hypertable_schema = 'public'
    and hypertable_name = 'reading'
  union all
  select unnest(array['reading_hour', 'reading_day', 'latest', 'promise_state']::regclass[])
)
select keyed.oid::text as "table"
from keyed
where not exists (
  select
  from pg_index
  where indrelid = keyed.oid
    and indisunique
    and indisvalid
)
order by 1`;

/** Tables of readings, parts of them included, that have lost the key by which a value is stored once. */
export async function findBrokenKeys(queryable: Queryable): Promise<string[]> {
  const { rows } = await queryable.query<{ table: string }>(SELECT);
  return rows.map(({ table }) => table);
}

const STRAYS = `with recursive stream (id) as (
  (select datastream_id from reading order by datastream_id limit 1)
  union all
  select (select datastream_id from reading where datastream_id > stream.id order by datastream_id limit 1)
  from stream
  where stream.id is not null
)
select id
from stream
where id is not null
  and not exists (select from datastream where datastream.id = stream.id)`;

/** Streams that have readings but no entry in the register: nothing promises anything of them. */
export async function findStrayStreams(queryable: Queryable): Promise<number[]> {
  const { rows } = await queryable.query<{ id: number }>(STRAYS);
  return rows.map(({ id }) => id);
}
