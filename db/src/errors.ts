/** What can go wrong with a database, for callers to branch on `code` or kind, never on the message. */

/** Why the database, or the code around it, refused. */
export type DatabaseErrorCode =
  /** The database holds migrations this code does not know: deploy newer code. */
  | "DATABASE_NEWER"
  /** An applied migration file was edited afterwards: add a new one instead. */
  | "MIGRATION_CHANGED"
  /** No connection, or no answer in time: hold the work and try again; a commit may have happened. */
  | "UNREACHABLE"
  /** A statement of the transaction had failed and its failure was swallowed: nothing was stored. */
  | "NOT_COMMITTED"
  /** The embedded database can never answer again: stop the process. */
  | "BROKEN"
  /** It was closed by us: the caller should have stopped before. */
  | "CLOSED"
  /** The `flock` command is missing, or this file system has no locks: install util-linux, or use a local disk. */
  | "NO_FLOCK"
  /** The data directory cannot be made or written: name another, or give this user the right. */
  | "NO_DIRECTORY";

export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What a writer does about a failure of its batch. */
export type FailureKind =
  /** Somebody else wrote the same key, or waits for us: the whole batch again, by `unnest`. */
  | "conflict"
  /** The database is away, full, read-only, stopping or ill: hold the batch and try again. */
  | "hold"
  /** A row in it can never be stored: halve the batch at message borders. */
  | "bisect"
  /** Neither: a mistake in a statement of ours, or no error of the database at all. */
  | "other";

/** Classes (first two characters) after which the same work can succeed later. */
const HOLD = new Set(["08", "25", "40", "53", "55", "57", "58", "XX"]);
/** Classes that lie in the data. */
const BISECT = new Set(["22", "23"]);

/** SQLSTATE of a failure that the database itself reported, else undefined. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  // Errors of the operating system have codes too (EPIPE has five characters), but no severity.
  return /^[0-9A-Z]{5}$/.test(error.code) && "severity" in error ? error.code : undefined;
}

/**
 * Tells what to do about a failed batch.
 *
 * @see PostgreSQL documentation, appendix A, "PostgreSQL Error Codes"
 */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof DatabaseError) return error.code === "UNREACHABLE" ? "hold" : "other";
  const state = sqlState(error);
  if (state === undefined) return "other";
  if (state === "23505" || state === "40P01") return "conflict";
  const stateClass = state.slice(0, 2);
  if (HOLD.has(stateClass)) return "hold";
  return BISECT.has(stateClass) ? "bisect" : "other";
}

/** False where the server ended the connection as well, or is about to: 57P0x, 25P03, class 08. */
export function leavesConnectionUsable(error: unknown): boolean {
  const state = sqlState(error) ?? "";
  return !state.startsWith("08") && !state.startsWith("57P") && state !== "25P03";
}
