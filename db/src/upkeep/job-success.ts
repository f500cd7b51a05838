import type { Queryable } from "../database.ts";

const RECORD = `insert into job_success (job, last_success_at, duration_ms, detail)
values ($1, clock_timestamp(), $2, $3)
on conflict (job) do update set
  last_success_at = excluded.last_success_at,
  duration_ms = excluded.duration_ms,
  detail = excluded.detail`;

/** Remembers that a job came to a good end, for metrics and `doctor`. */
export async function recordJobSuccess(
  queryable: Queryable,
  job: string,
  durationMs: number,
  detail: Record<string, number> = {},
): Promise<void> {
  await queryable.query(RECORD, [job, Math.round(durationMs), JSON.stringify(detail)]);
}

export interface JobSuccess {
  job: string;
  lastSuccessAt: Date;
  durationMs: number;
  /** What it did then, in numbers. */
  detail: Record<string, number>;
  /** Seconds since then, by the database's clock. */
  agoS: number;
}

const SELECT = `select
  job,
  last_success_at as "lastSuccessAt",
  duration_ms as "durationMs",
  detail,
  extract(epoch from clock_timestamp() - last_success_at)::float8 as "agoS"
from job_success
order by job`;

export async function findJobSuccesses(queryable: Queryable): Promise<JobSuccess[]> {
  const { rows } = await queryable.query<JobSuccess>(SELECT);
  return rows;
}
