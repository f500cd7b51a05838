import type { Queryable } from "../database.ts";

const COUNTS = `select verdict, count(*)::int as "count"
from promise_state
group by verdict`;

/** How many promises stand how, by verdict; verdicts that no promise has are left out. */
export async function countVerdicts(queryable: Queryable): Promise<Map<string, number>> {
  const { rows } = await queryable.query<{ verdict: string; count: number }>(COUNTS);
  return new Map(rows.map(({ verdict, count }) => [verdict, count]));
}
