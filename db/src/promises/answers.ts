/** What the city answered to promises that were broken. */
import type { Queryable } from "../database.ts";
import { instantText } from "../series/instant-text.ts";

export interface PromiseAnswer {
  /** When it was given; UTC, RFC 3339 with decimals. */
  at: string;
  /** When it was written down here: the same, or later. */
  recordedAt: string;
  /** By language; Dutch is always there. */
  text: Record<string, string>;
}

/** Of a row `state` of `promise_state`: an array of `PromiseAnswer`, newest first, at most ten. */
export const ANSWERS = `(
  select coalesce(jsonb_agg(jsonb_build_object(
    'at', ${instantText("newest.at")},
    'recordedAt', ${instantText("newest.recorded_at")},
    'text', newest.text
  ) order by newest.at desc), '[]')
  from (
    select answer.at, answer.recorded_at, answer.text
    from promise_answer answer
    where answer.sensor_id = state.sensor_id
      and answer.promise = state.promise
      and (answer.datastream_id is null or answer.datastream_id = state.datastream_id)
    order by answer.at desc
    limit 10
  ) newest
)`;

// An answer is to how the promise stands, or to the last time it was broken: nobody answered before that began.
const INSERT = `with answered as materialized (
  select clock_timestamp() as now
), made as (
  select
    state.sensor_id,
    state.promise,
    case state.verdict
      when 'broken' then state.since
      else coalesce(max(change.at), state.since)
    end as began
  from sensor
  join promise_state state on state.sensor_id = sensor.id
  left join promise_change change
    on change.sensor_id = state.sensor_id
    and change.promise = state.promise
    and change.datastream_id is not distinct from state.datastream_id
    and change.verdict = 'broken'
  where sensor.public_id = $1
    and state.promise = $2
    and ($3::int is null or state.datastream_id = $3)
  group by state.sensor_id, state.promise, state.datastream_id, state.verdict, state.since
), inserted as (
  insert into promise_answer (sensor_id, promise, datastream_id, text, at, recorded_at)
  select sensor_id, promise, $3::int, $4::jsonb, coalesce($5, now), now
  from answered, made
  group by sensor_id, promise, now
  having $5::timestamptz is null or $5 between min(began) and now
  returning at
)
select
  (select ${instantText("at")} from inserted) as "at",
  (select min(began) from made) as "began"`;

/** What came of an answer: `at` null: it was not recorded. */
export interface RecordedAnswer {
  /** When it was given; UTC, RFC 3339 with decimals. */
  at: string | null;
  /** Since when it could be given; null: the sensor makes no such promise. */
  began: Date | null;
}

/**
 * Records an answer to a promise.
 *
 * @param answer - `datastream` null: to that promise of every stream of the sensor; `at`: when it was given, not after now and
 *   not before `began`
 */
export async function insertPromiseAnswer(
  queryable: Queryable,
  answer: {
    publicId: string;
    promise: string;
    datastream: number | null;
    text: Record<string, string>;
    at?: Date | undefined;
  },
): Promise<RecordedAnswer> {
  const { publicId, promise, datastream, text, at } = answer;
  const { rows } = await queryable.query<RecordedAnswer>(INSERT, [
    publicId,
    promise,
    datastream,
    JSON.stringify(text),
    at ?? null,
  ]);
  return rows[0] ?? { at: null, began: null };
}
