import type { Queryable } from "../database.ts";

const RECORD_SUCCESS = `
  insert into job_success (job, last_success_at, duration_ms)
  values ($1, clock_timestamp(), $2)
  on conflict (job) do update set
    last_success_at = excluded.last_success_at,
    duration_ms = excluded.duration_ms`;

/** Remembers that the crowd job came to a good end, for metrics and `doctor`. */
export async function recordCrowdSuccess(queryable: Queryable, durationMs: number): Promise<void> {
  await queryable.query(RECORD_SUCCESS, ["crowd", durationMs]);
}
