export {
  CONTRACT_LOCK,
  CROWD_LOCK,
  LATEST_LOCK,
  PROMISE_LOCK,
  REGISTER_LOCK,
  RETENTION_LOCK,
  ROLLUP_LOCK,
} from "./advisory-keys.ts";
export type { Database, Queryable, Transaction, Work, WorkClass } from "./database.ts";
export { type HeldDataDir, takeDataDir } from "./embedded/data-dir.ts";
export { DatabaseError, type DatabaseErrorCode, type FailureKind, failureKind, sqlState } from "./errors.ts";
export { migrate, pendingMigrations } from "./migrate.ts";
export { type DatabaseOptions, openDatabase } from "./open-database.ts";
