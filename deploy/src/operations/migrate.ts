import { migrate } from "@meetpaal/db";
import * as z from "zod";
import { defineOperation } from "../operation.ts";

/** Brings the database to this version and tells what that took; nothing when it was there. */
export const applyMigrations = defineOperation({
  name: "migrate",
  args: z.strictObject({}),
  result: z.strictObject({ applied: z.array(z.string()) }),
  run: async (database) => ({ applied: await migrate(database) }),
});
