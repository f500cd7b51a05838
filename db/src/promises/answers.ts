/** What the city answered to promises that were broken. */
import type { Queryable } from "../database.ts";

export interface PromiseAnswer {
  /** UTC, RFC 3339 with decimals. */
  at: string;
  /** By language; Dutch is always there. */
  text: Record<string, string>;
}

/** Of a row `state` of `promise_state`: an array of `PromiseAnswer`, newest first, at most ten. */
export const ANSWERS = `(
  select coalesce(jsonb_agg(jsonb_build_object(
    'at', to_char(newest.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'text', newest.text
  ) order by newest.at desc), '[]')
  from (
    select answer.at, answer.text
    from promise_answer answer
    where answer.sensor_id = state.sensor_id
      and answer.promise = state.promise
      and (answer.datastream_id is null or answer.datastream_id = state.datastream_id)
    order by answer.at desc
    limit 10
  ) newest
)`;

const INSERT = `insert into promise_answer (sensor_id, promise, datastream_id, text)
select distinct sensor.id, state.promise, $3::int, $4::jsonb
from sensor
join promise_state state on state.sensor_id = sensor.id
where sensor.public_id = $1
  and state.promise = $2
  and ($3::int is null or state.datastream_id = $3)
returning to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "at"`;

/**
 * Records an answer to a promise.
 *
 * @param answer - `datastream` null: to that promise of every stream of the sensor
 * @returns when it was recorded; null: the sensor makes no such promise
 */
export async function insertPromiseAnswer(
  queryable: Queryable,
  answer: { publicId: string; promise: string; datastream: number | null; text: Record<string, string> },
): Promise<string | null> {
  const { publicId, promise, datastream, text } = answer;
  const { rows } = await queryable.query<{ at: string }>(INSERT, [
    publicId,
    promise,
    datastream,
    JSON.stringify(text),
  ]);
  return rows[0]?.at ?? null;
}
