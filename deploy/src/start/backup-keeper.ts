/** Removes backups when their time is over, also where no new one is made that would do it. */
import type { Database } from "@meetpaal/db";
import type { Logger } from "pino";
import { removeExpiredBackups } from "../backup/remove-expired.ts";

/** The promise is in days. */
const EVERY_MS = 3_600_000;

export interface BackupKeeper {
  /** Waits for the removal under way. */
  close: () => Promise<void>;
}

export interface BackupKeeperOptions {
  database: Database;
  /** What is removed does not come back, so it waits while the clock is in doubt. */
  isClockTrusted: () => Promise<boolean>;
  log: Logger;
}

export function openBackupKeeper({ database, isClockTrusted, log }: BackupKeeperOptions): BackupKeeper {
  let underWay = Promise.resolve();
  const look = (): void => {
    underWay = keep(database, isClockTrusted, log);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function keep(database: Database, isClockTrusted: () => Promise<boolean>, log: Logger): Promise<void> {
  try {
    if (!(await isClockTrusted())) return;
    const { removed, left } = await removeExpiredBackups(database);
    if (removed.length > 0) log.info({ removed }, "backups removed, as promised");
    if (left.length > 0) log.warn({ left }, "backups are due to be removed and were not found");
  } catch (err) {
    log.warn({ err }, "old backups not looked for; tried again in an hour");
  }
}
