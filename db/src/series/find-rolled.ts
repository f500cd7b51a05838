import type { Queryable } from "../database.ts";
import type { Window } from "./find-raw.ts";

/** An hour or a day of a stream. True sums are not among it: what leaves is the sum of what is shown. */
export interface RolledRow {
  start: Date;
  end: Date;
  coverage: number;
  /** Null where the stream's identifiability lets no single value be kept that long. */
  minimum: number | null;
  maximum: number | null;
  /** Of all values, hidden ones too; null as the two above. */
  sumSquares: number | null;
  /** Number and sum of the finer values that are shown. */
  shownCount: number;
  shownSum: number;
  suppressedSlots: number;
}

const SHOWN = `
  coverage,
  minimum,
  maximum,
  sum_squares as "sumSquares",
  shown_count as "shownCount",
  shown_sum as "shownSum",
  suppressed_slots as "suppressedSlots"`;

const WITHIN = `datastream_id = $1
  and start_at >= greatest($2::timestamptz, $6::timestamptz)
  and start_at < $3
  and start_at > coalesce($4::timestamptz, '-infinity')
order by start_at
limit $5`;

const SELECT_HOURS = `select
  start_at as "start",
  start_at + interval 'PT1H' as "end",${SHOWN}
from reading_hour
where ${WITHIN}`;

const SELECT_DAYS = `select
  start_at as "start",
  end_at as "end",${SHOWN}
from reading_day
where ${WITHIN}`;

/** A slice of hours that start within the window, oldest first. */
export async function findHours(queryable: Queryable, stream: number, window: Window): Promise<RolledRow[]> {
  return await findRolled(queryable, { name: "find-hours", text: SELECT_HOURS }, stream, window);
}

/** A slice of calendar days that start within the window, oldest first. */
export async function findDays(queryable: Queryable, stream: number, window: Window): Promise<RolledRow[]> {
  return await findRolled(queryable, { name: "find-days", text: SELECT_DAYS }, stream, window);
}

async function findRolled(
  queryable: Queryable,
  select: { name: string; text: string },
  stream: number,
  { from, to, after, limit, keptSince }: Window,
): Promise<RolledRow[]> {
  const values = [stream, from, to, after ?? null, limit, keptSince];
  return (await queryable.query<RolledRow>({ ...select, values })).rows;
}
