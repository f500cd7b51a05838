/**
 * An operation is what a command does to the database, apart from how it is asked for and shown.
 *
 * It runs in the process that owns the database: the running one, reached through its command socket, or else the
 * command's own. So its arguments and its answer are JSON: instants as RFC 3339 text, nothing undefined that matters.
 */
import type { Database } from "@meetpaal/db";

/** What an operation may know of the process it runs in. */
export interface OperationScope {
  /** Where people reach the site, without a slash at the end. */
  readonly publicUrl: string;
  readonly timeZone: string;
  /** Computes every crowd zone anew and writes its state; resolves when that is committed. */
  readonly recomputeZones: () => Promise<void>;
}

/** @throws {CommandError} for whatever the person at the terminal can mend; its text is shown as it is */
export type Operation<Args, Result> = (
  database: Database,
  args: Args,
  scope: OperationScope,
) => Promise<Result>;
