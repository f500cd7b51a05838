import type { Queryable } from "../database.ts";

const COUNTS = `select verdict, count(*)::int as "count"
from promise_state
group by verdict`;

/** How many promises stand how, by verdict; verdicts that no promise has are left out. */
export async function countVerdicts(queryable: Queryable): Promise<Map<string, number>> {
  const { rows } = await queryable.query<{ verdict: string; count: number }>(COUNTS);
  return new Map(rows.map(({ verdict, count }) => [verdict, count]));
}

const STREAMS = `select count(*)::int as "count"
from datastream`;

/** Of all datastreams, those that have ended too: what they left is kept by their last promise. */
export async function countStreams(queryable: Queryable): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>(STREAMS);
  return rows[0]?.count ?? 0;
}
