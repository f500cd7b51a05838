/** Whether this process lives, and whether it can answer. */
import * as z from "zod";

/** `GET /health/live` and `GET /health/ready`: 200 when `missing` is empty, else 503. */
export const healthSchema = z.object({
  status: z.enum(["ok", "unavailable"]),
  /** Names of what is missing: `database`, `live`, ... */
  missing: z.array(z.string()),
});
export type Health = z.infer<typeof healthSchema>;
