/**
 * Runs the jobs that keep what is stored true to the register, one at a time:
 *
 *   start ─► each job is due ─► one of those (next-job.ts) runs ─► it rests ─► ...
 *
 * A job that took longer than its period rests as long as it worked, so that upkeep never takes more than half of a
 * database; within it, each slice leaves room for devices (paced.ts). Jobs that delete for good stop while the database's
 * clock is not to be trusted. Several processes may run this; a shared job that another process is at is left to it.
 */
import {
  type Database,
  databaseNow,
  findJobSuccesses,
  lookAtClock,
  recordJobSuccess,
  underUpkeepLock,
} from "@meetpaal/db";
import { ClockGuard } from "./clock-guard.ts";
import type { Job, JobDetail, JobName } from "./job.ts";
import { makeJobs } from "./jobs.ts";
import { HAS_TO_BE_GONE, nextJob } from "./next-job.ts";
import { paced } from "./paced.ts";

/** What staff should know. */
export type UpkeepAlarm =
  /** The job tries again after its period. */
  | { kind: "job-failed"; job: JobName; error: unknown }
  /** Rollups and retention stand still until both clocks went alike for ten minutes, or the clock is accepted. */
  | { kind: "clock-moved"; movedMs: number };

/** A job that came to a good end. */
export interface JobRun {
  job: JobName;
  durationMs: number;
  /** By the database's clock, after it. */
  succeededAt: Date;
  /** In numbers; of `retention` the rows deleted by tier: `raw`, `hour`, `day`. */
  detail: JobDetail;
}

export interface UpkeepOptions {
  database: Database;
  /** Of the installation: days are its calendar days. */
  timeZone: string;
  onAlarm: (alarm: UpkeepAlarm) => void;
  /** For metrics. */
  onRun: (run: JobRun) => void;
}

export interface JobStatus {
  /** Null: not yet in this process. */
  succeededAt: Date | null;
  /** Of the last run; null: it came to a good end. */
  failure: string | null;
}

export interface UpkeepStatus {
  /** `movedMs` null: the clock is trusted. */
  clock: { isTrusted: boolean; movedMs: number | null };
  jobs: Partial<Record<JobName, JobStatus>>;
}

export interface Upkeep {
  /** Deletes what is due now; before anybody is answered. Rejects when that failed. */
  runDue: () => Promise<void>;
  /** Repairs what a crash may have left, then runs the jobs for ever. */
  start: () => void;
  status: () => UpkeepStatus;
  /** Takes a look at the clock; for what else cannot be undone. */
  isClockTrusted: () => Promise<boolean>;
  /** Stops, after the slice under way. */
  close: () => Promise<void>;
}

interface Planned {
  job: Job;
  /** By the monotonic clock. */
  dueMs: number;
  status: JobStatus;
}

export function openUpkeep({ database, timeZone, onAlarm, onRun }: UpkeepOptions): Upkeep {
  const clock = new ClockGuard();
  const plan: Planned[] = makeJobs(database, () => database.quietMs()).map((job) => ({
    job,
    dueMs: performance.now(),
    status: { succeededAt: null, failure: null },
  }));
  let last: JobName | undefined;
  let hasComparedWithPast = false;
  /** As often as was known when this process last looked. */
  let accepted: number | undefined;
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One job at a time in this process; the embedded database's advisory locks exclude nothing. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = turn.then(run);
    turn = mine.catch(() => {});
    return mine;
  };

  /** @returns what the clock said */
  async function watchClock(): Promise<Date> {
    const work = database.work("jobs");
    const look = await lookAtClock(work);
    const now = { databaseMs: look.now.getTime(), monotonicMs: performance.now() };
    if (accepted !== undefined && look.accepted > accepted) clock.accept();
    accepted = look.accepted;
    let movedMs = clock.observe(now.databaseMs, now.monotonicMs);
    if (!hasComparedWithPast) {
      const written = (await findJobSuccesses(work)).map(({ lastSuccessAt }) => lastSuccessAt.getTime());
      if (written.length > 0) movedMs ??= clock.compareWithPast(now, Math.max(...written));
      hasComparedWithPast = true;
    }
    if (movedMs !== undefined) onAlarm({ kind: "clock-moved", movedMs });
    return look.now;
  }

  async function runJob({ job, status }: Planned): Promise<void> {
    const notAfter = await watchClock();
    if (job.needsClock && !clock.isTrusted) return;
    const startedMs = performance.now();
    const scope = {
      database: paced(database, closing.signal),
      timeZone,
      notAfter,
      isClosing: () => closing.signal.aborted,
    };
    const run = async (): Promise<JobDetail | null> => await job.run(scope);
    const detail = job.isShared ? await underUpkeepLock(database, run) : await run();
    // Another process is at it.
    if (detail === undefined) return;
    status.failure = null;
    if (detail === null) return;
    const durationMs = performance.now() - startedMs;
    const work = database.work("jobs");
    await recordJobSuccess(work, job.name, durationMs, detail);
    status.succeededAt = await databaseNow(work);
    onRun({ job: job.name, durationMs, succeededAt: status.succeededAt, detail });
  }

  async function tick(): Promise<void> {
    const startedMs = performance.now();
    const next = nextJob(plan, last, startedMs);
    if (next !== undefined) {
      last = next.job.name;
      try {
        await inTurn(() => runJob(next));
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        // A database that stays away is told of once; a job that was stopped has not failed.
        if (!closing.signal.aborted && failure !== next.status.failure)
          onAlarm({ kind: "job-failed", job: next.job.name, error });
        next.status.failure = failure;
      }
      next.dueMs = dueAgainMs(next, startedMs);
    }
    planTick();
  }

  function planTick(): void {
    if (closing.signal.aborted) return;
    const soonestMs = Math.min(...plan.map(({ dueMs }) => dueMs));
    timer = setTimeout(() => void tick(), Math.max(0, soonestMs - performance.now()));
  }

  return {
    runDue: async () => {
      // Hours that late readings marked are computed afterwards: after a crash under load there are so many that devices
      // waited for them. Of what is deleted, retention computes them itself.
      for (const name of HAS_TO_BE_GONE) {
        const planned = plan.find(({ job }) => job.name === name);
        if (planned === undefined) continue;
        const startedMs = performance.now();
        await inTurn(() => runJob(planned));
        planned.dueMs = dueAgainMs(planned, startedMs);
      }
    },
    start: planTick,
    status: () => ({
      clock: { isTrusted: clock.isTrusted, movedMs: clock.movedMs },
      jobs: Object.fromEntries(plan.map(({ job, status }) => [job.name, { ...status }])),
    }),
    isClockTrusted: async () => {
      await watchClock();
      return clock.isTrusted;
    },
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      await turn;
    },
  };
}

/** A job that took longer than its period rests as long as it worked. */
function dueAgainMs({ job }: Planned, startedMs: number): number {
  const endedMs = performance.now();
  return Math.max(startedMs + job.everyMs, endedMs + (endedMs - startedMs));
}
