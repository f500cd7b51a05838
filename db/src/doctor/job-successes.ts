import type { Queryable } from "../database.ts";

const SUCCESSES = `select job, last_success_at as "lastSuccessAt",
  extract(epoch from clock_timestamp() - last_success_at)::float8 as "ageS"
from job_success
order by job`;

export interface JobSuccess {
  job: string;
  lastSuccessAt: Date;
  /** By the database's clock. */
  ageS: number;
}

/** When each job last came to a good end; a job that never did is absent. */
export async function findJobSuccesses(queryable: Queryable): Promise<JobSuccess[]> {
  const { rows } = await queryable.query<JobSuccess>(SUCCESSES);
  return rows;
}
