import type { Queryable } from "../database.ts";

/** A run of retention over all streams. */
export interface RetentionRunRow {
  id: string;
  startedAt: Date;
  finishedAt: Date;
  raw: number;
  hour: number;
  day: number;
  /** Whole days of all streams that went at once; their readings are in `raw`. */
  wholeDays: number;
}

const SELECT = `select
  id::text as "id",
  started_at as "startedAt",
  finished_at as "finishedAt",
  deleted_raw as "raw",
  deleted_hour as "hour",
  deleted_day as "day",
  dropped_chunks as "wholeDays"
from retention_run
where id < coalesce($1::bigint, 9223372036854775807)
  and (not $2 or deleted_raw + deleted_hour + deleted_day > 0)
order by id desc
limit $3`;

/**
 * Runs, newest first.
 *
 * @param slice - `before`: id of the last one of the slice before, undefined: from the newest; `onlyDeleting`: without
 *   those that found nothing due; `limit` at most 1,001
 */
export async function findRetentionRuns(
  queryable: Queryable,
  { before, onlyDeleting, limit }: { before?: string | undefined; onlyDeleting: boolean; limit: number },
): Promise<RetentionRunRow[]> {
  const { rows } = await queryable.query<RetentionRunRow>(SELECT, [before ?? null, onlyDeleting, limit]);
  return rows;
}
