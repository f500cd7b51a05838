import type { Queryable } from "../database.ts";

/** What came of a stream in a stretch of time. */
export interface SquareSum {
  start: Date;
  /** How many values. */
  count: number;
  sumSquares: number;
}

const SELECT = `select
  to_timestamp($2::float8 + place * $3::float8) as "start",
  count(value)::int as "count",
  coalesce(sum(value * value), 0)::float8 as "sumSquares"
from generate_series(0, $4::int - 1) place
left join lateral (
  select value
  from reading
  where datastream_id = $1
    and time >= to_timestamp($2::float8 + place * $3::float8)
    and time < to_timestamp($2::float8 + (place + 1) * $3::float8)
    and time >= $5::timestamptz
) reading on true
group by place
order by place`;

/**
 * Numbers of values and sums of their squares, in windows that follow each other.
 *
 * @param windows - how many; with at most 50,000 values in all of them
 * @param keptSince - of raw, as `findKeptSince` gives it: what is older is due
 */
export async function findSquareSums(
  queryable: Queryable,
  stream: number,
  { from, lengthS, windows, keptSince }: { from: Date; lengthS: number; windows: number; keptSince: string },
): Promise<SquareSum[]> {
  const values = [stream, from.getTime() / 1000, lengthS, windows, keptSince];
  return (await queryable.query<SquareSum>(SELECT, values)).rows;
}
