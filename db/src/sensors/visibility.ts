import type { Queryable } from "../database.ts";

const SELECT_NEXT = `select datastream.id
from datastream
join sensor_version version using (sensor_id)
join datastream_version declared using (sensor_id, version)
left join visibility_answer answer on answer.datastream_id = datastream.id
where declared.datastream_id = datastream.id
  and version.version = (select max(newest.version) from sensor_version newest where newest.sensor_id = datastream.sensor_id)
order by answer.asked_at nulls first, datastream.id
limit $1`;

/** The declared streams that were asked for longest ago, or never. */
export async function findStreamsToAsk(queryable: Queryable, limit: number): Promise<number[]> {
  const { rows } = await queryable.query<{ id: number }>(SELECT_NEXT, [limit]);
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
