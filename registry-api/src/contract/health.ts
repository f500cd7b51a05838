/** Whether this process lives, and whether it can answer. */
import * as z from "zod";

export const healthSchema = z
  .object({
    status: z.enum(["ok", "unavailable"]),
    missing: z.array(z.string()).describe("Names of what is missing: `database`, `live`, ..."),
  })
  .describe("`GET /health/live` and `GET /health/ready`: 200 when `missing` is empty, else 503.");
export type Health = z.infer<typeof healthSchema>;
