import type { Queryable } from "../database.ts";

const IS_DECLARED = `exists (
    select
    from datastream_version declared
    where declared.datastream_id = datastream.id
      and declared.version = (
        select max(version.version)
        from sensor_version version
        where version.sensor_id = datastream.sensor_id
      )
  )`;

// Either part ends at its limit, so that a large register is not read for a few of its streams.
const SELECT_NEXT = `(
  select id, null::timestamptz as asked_at
  from datastream
  where not exists (
    select
    from visibility_answer answer
    where answer.datastream_id = datastream.id
  )
  and id <> all ($2::int[])
  and ${IS_DECLARED}
  order by id
  limit $1
) union all (
  select id, answer.asked_at
  from visibility_answer answer
  join datastream on datastream.id = answer.datastream_id
  where id <> all ($2::int[])
  and ${IS_DECLARED}
  order by answer.asked_at, id
  limit $1
)
order by asked_at nulls first, id
limit $1`;

/** The declared streams that were asked for longest ago, or never. @param except - which to leave out */
export async function findStreamsToAsk(
  queryable: Queryable,
  limit: number,
  except: readonly number[],
): Promise<number[]> {
  const { rows } = await queryable.query<{ id: number }>(SELECT_NEXT, [limit, except]);
  return rows.map(({ id }) => id);
}

const RECORD = `insert into visibility_answer (datastream_id, is_open, asked_at)
select id, is_open, clock_timestamp()
from unnest($1::int[], $2::boolean[]) answer (id, is_open)
order by id
on conflict (datastream_id) do update set
  is_open = excluded.is_open,
  asked_at = excluded.asked_at`;

/** Writes down what anonymous requests were answered: `isOpen`, or refused. */
export async function recordAnswers(
  queryable: Queryable,
  answers: readonly { id: number; isOpen: boolean }[],
): Promise<void> {
  await queryable.query(RECORD, [answers.map(({ id }) => id), answers.map(({ isOpen }) => isOpen)]);
}
