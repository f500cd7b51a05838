/**
 * Metrics of the jobs: when each last succeeded (as the database knows it), what retention deleted, and how long each
 * class of work kept the database busy.
 */
import { type Database, findJobSuccesses, findLastBackup } from "@meetpaal/db";
import { Counter, Gauge, type Registry } from "prom-client";

const TIERS = ["raw", "hour", "day"] as const;

export interface JobMetrics {
  /** @param detail - numbers of the run; of `retention` the rows deleted by tier */
  ran: (job: string, detail: Readonly<Record<string, number>>) => void;
}

export function openJobMetrics(registry: Registry, database: Database): JobMetrics {
  const lastSuccess = new Gauge({
    name: "meetpaal_job_last_success_timestamp_seconds",
    help: "When a job last came to a good end, seconds since 1970",
    labelNames: ["job"],
    registers: [registry],
    async collect() {
      // Without an answer the last known times stay: they grow old, and that is what an alarm looks at.
      const successes = await findJobSuccesses(database.work("jobs")).catch(() => []);
      for (const { job, lastSuccessAt, durationMs } of successes) {
        lastSuccess.set({ job }, lastSuccessAt.getTime() / 1_000);
        duration.set({ job }, durationMs / 1_000);
      }
    },
  });
  const duration = new Gauge({
    name: "meetpaal_job_last_duration_seconds",
    help: "How long the last good run of a job took, its rests among devices' work included",
    labelNames: ["job"],
    registers: [registry],
  });
  const lastBackup: Gauge = new Gauge({
    name: "meetpaal_backup_last_success_timestamp_seconds",
    help: "When the newest finished backup was begun, seconds since 1970; 0: none was made",
    registers: [registry],
    async collect() {
      const takenAt = await findLastBackup(database.work("jobs")).catch(() => undefined);
      if (takenAt !== undefined) lastBackup.set((takenAt?.getTime() ?? 0) / 1_000);
    },
  });
  const busy: Counter = new Counter({
    name: "meetpaal_database_busy_seconds_total",
    help: "How long a class of work of this process kept the database busy: devices, imports, readers, jobs",
    labelNames: ["class"],
    registers: [registry],
    collect() {
      busy.reset();
      for (const [workClass, seconds] of Object.entries(database.busySeconds()))
        busy.inc({ class: workClass }, seconds);
    },
  });
  const deleted = new Counter({
    name: "meetpaal_retention_deleted_total",
    help: "Rows that retention deleted",
    labelNames: ["tier"],
    registers: [registry],
  });
  // A counter that is absent until something is deleted would look like a job that does not run.
  for (const tier of TIERS) deleted.inc({ tier }, 0);
  return {
    ran: (job, detail) => {
      if (job !== "retention") return;
      for (const tier of TIERS) deleted.inc({ tier }, detail[tier] ?? 0);
    },
  };
}
