/** What was refused, for staff: who sent it, why, and the number only where it may be kept. */
import { listQuarantine } from "@meetpaal/db";
import * as z from "zod";
import { defineOperation } from "../operation.ts";

const instant = z.iso.datetime();

export const REASONS = [
  "malformed",
  "too_large",
  "too_many_values",
  "no_time",
  "bad_time",
  "too_early",
  "too_late",
  "too_often",
  "wrong_type",
  "not_finite",
  "out_of_range",
  "not_in_force",
  "not_stored",
  "conflict",
  "internal",
] as const;

const entrySchema = z.strictObject({
  receivedAt: instant,
  lastAt: instant,
  deviceId: z.string(),
  sensor: z.string(),
  reason: z.enum(REASONS),
  key: z.string().nullable(),
  time: instant.nullable(),
  revision: z.int(),
  value: z.number().nullable(),
  storedValue: z.number().nullable(),
  size: z.int().nullable(),
  position: z.int().nullable(),
  count: z.int(),
});
export type RefusedEntry = z.infer<typeof entrySchema>;

export const listRefused = defineOperation({
  name: "quarantine.list",
  args: z.strictObject({
    device: z.string().nullable(),
    reason: z.enum(REASONS).nullable(),
    limit: z.int().min(1).max(5_000),
  }),
  result: z.strictObject({ items: z.array(entrySchema) }),
  run: async (database, { device, reason, limit }) => {
    const rows = await listQuarantine(database.work("api"), { device, reason }, limit);
    return {
      items: rows.map((row) =>
        entrySchema.parse({
          ...row,
          receivedAt: row.receivedAt.toISOString(),
          lastAt: row.lastAt.toISOString(),
          time: row.time?.toISOString() ?? null,
        }),
      ),
    };
  },
});
