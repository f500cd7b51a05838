import { migrate } from "@meetpaal/db";
import type { Operation } from "../operation.ts";

/** Brings the database to this version and tells what that took; nothing when it was there. */
export const applyMigrations: Operation<Record<string, never>, { applied: string[] }> = async (database) => ({
  applied: await migrate(database),
});
