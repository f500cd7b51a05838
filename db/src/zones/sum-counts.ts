import type { Queryable } from "../database.ts";

/** Which counts of a stream to add. All bounds are starts of intervals, the last ones included. */
export interface CountSpan {
  datastreamId: number;
  from: Date;
  /** Newest interval that has ended. */
  until: Date;
  /** Newest interval that should be stored by now. */
  expectedUntil: Date;
  /** Newest interval that had ended a quarter of an hour ago. */
  quarterAgoUntil: Date;
}

export interface CountSum {
  sum: number;
  /** Stored intervals up to `expectedUntil`. */
  intervals: number;
  sumQuarterAgo: number;
}

const SUM_COUNTS = `
  select counted.*
  from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[]) with ordinality
    as span (datastream_id, from_time, until_time, expected_until, quarter_ago_until, place)
  cross join lateral (
    select
      coalesce(sum(value), 0) as "sum",
      count(*) filter (where time <= span.expected_until) as "intervals",
      coalesce(sum(value) filter (where time <= span.quarter_ago_until), 0) as "sumQuarterAgo"
    from reading
    where datastream_id = span.datastream_id
      and time >= span.from_time
      and time <= span.until_time
  ) counted
  order by span.place`;

/** Adds the stored counts of each span, in their order; whoever asks keeps them under 50,000 intervals together. */
export async function sumCounts(queryable: Queryable, spans: readonly CountSpan[]): Promise<CountSum[]> {
  const { rows } = await queryable.query<CountSum>(SUM_COUNTS, [
    spans.map((span) => span.datastreamId),
    spans.map((span) => span.from),
    spans.map((span) => span.until),
    spans.map((span) => span.expectedUntil),
    spans.map((span) => span.quarterAgoUntil),
  ]);
  return rows;
}
