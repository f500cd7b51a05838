/** Marks say which hours have to be computed again: rows came, or changed, after their hour had been computed. */
import type { Queryable } from "../database.ts";

// One index entry a stream is read, not one a mark.
const MARKED = `with recursive marked (id) as (
  (select datastream_id from rollup_mark order by datastream_id limit 1)
  union all
  select (
    select datastream_id
    from rollup_mark
    where datastream_id > marked.id
    order by datastream_id
    limit 1
  )
  from marked
  where marked.id is not null
)
select id
from marked
where id is not null`;

/** Ids of the streams that have marks. */
export async function findMarkedStreams(queryable: Queryable): Promise<number[]> {
  const { rows } = await queryable.query<{ id: number }>(MARKED);
  return rows.map(({ id }) => id);
}

const MARKED_OF = `select id
from unnest($1::int[]) as id
where exists (
  select
  from rollup_mark
  where datastream_id = id
)
order by id`;

/** Those of these streams that have marks, by id. */
export async function findMarkedOf(queryable: Queryable, streams: readonly number[]): Promise<number[]> {
  const { rows } = await queryable.query<{ id: number }>(MARKED_OF, [streams]);
  return rows.map(({ id }) => id);
}

const TAKE = `delete from rollup_mark
where datastream_id = $1
  and hour in (
    select distinct hour
    from rollup_mark
    where datastream_id = $1
    order by hour
    limit $2
  )
returning hour`;

/**
 * Takes the marks of the earliest marked hours of a stream. The hours must be computed by a later statement of the same
 * transaction: that sees the rows of every mark that was taken, and a mark that comes meanwhile stays.
 *
 * @param hours - at most so many different ones
 * @returns starts of hours, each once, in order
 */
export async function takeMarks(tx: Queryable, stream: number, hours: number): Promise<Date[]> {
  const { rows } = await tx.query<{ hour: Date }>(TAKE, [stream, hours]);
  const different = new Map(rows.map(({ hour }) => [hour.getTime(), hour]));
  return [...different.values()].toSorted((a, b) => a.getTime() - b.getTime());
}
