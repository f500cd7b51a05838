/**
 * Which of the jobs that are due goes next. What has to be gone waits for one job of another kind at most: hours of many
 * late readings, or verdicts on a busy machine, take minutes. Others wait no longer than those: of two in a row that delete,
 * the second goes only when it is due longest.
 */
import type { Job, JobName } from "./job.ts";

/** What has to be gone: at a start before anybody is answered, later before other jobs. */
export const HAS_TO_BE_GONE: readonly JobName[] = ["retention", "quarantine"];

/** When a job wants to run. */
interface Due {
  job: Pick<Job, "name">;
  /** By the monotonic clock. */
  dueMs: number;
}

/**
 * @param plan - each job once
 * @param last - the one that ran before; undefined: none yet
 * @param nowMs - by the monotonic clock
 * @returns undefined when none is due
 */
export function nextJob<T extends Due>(
  plan: readonly T[],
  last: JobName | undefined,
  nowMs: number,
): T | undefined {
  const due = plan.filter(({ dueMs }) => dueMs <= nowMs).toSorted((a, b) => a.dueMs - b.dueMs);
  const isFirst = last === undefined || !HAS_TO_BE_GONE.includes(last);
  return (isFirst ? due.find(({ job }) => HAS_TO_BE_GONE.includes(job.name)) : undefined) ?? due[0];
}
