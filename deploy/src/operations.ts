/** Every operation: what the process that owns the database does when a command asks for it. */
import type { NamedOperation } from "./operation.ts";
import { applyMigrations } from "./operations/migrate.ts";

export const operations: readonly NamedOperation[] = [applyMigrations];
