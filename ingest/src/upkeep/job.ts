/** What a job of upkeep is, and what it is given. */
import type { Database } from "@meetpaal/db";

export type JobName = "latest" | "rollup" | "retention" | "quarantine" | "records" | "promises" | "vacuum";

/** What a run did, in numbers. */
export type JobDetail = Record<string, number>;

export interface Job {
  name: JobName;
  /** From one start to the next [ms]. */
  everyMs: number;
  /** What it does cannot be undone, so it waits while the clock is not to be trusted. */
  needsClock: boolean;
  /** Several processes take turns at it. */
  isShared: boolean;
  /** Resolves with null when there was nothing for it to do yet: that is no success to be told of. */
  run: (scope: JobScope) => Promise<JobDetail | null>;
}

export interface JobScope {
  database: Database;
  timeZone: string;
  /** What the clock said when it was last trusted: should it jump during a run, that run takes nothing for later. */
  notAfter: Date;
  /** True once somebody waits for the process to end: a job may stop between two slices. */
  isClosing: () => boolean;
}
