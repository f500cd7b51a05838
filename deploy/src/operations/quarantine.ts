/** What was refused, for staff: who sent it, why, the number only where it may be kept, and letting it in after all. */
import {
  listQuarantine,
  listUndeclaredNames,
  type ReadmitRefusal,
  readmitValue,
  upsertLatest,
} from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
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
  "wrong_unit",
  "not_finite",
  "out_of_range",
  "not_in_force",
  "not_stored",
  "conflict",
  "internal",
] as const;

const entrySchema = z.strictObject({
  id: z.int(),
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

const ACTOR = "command-line";

const SENTENCES: Record<ReadmitRefusal, string> = {
  unknown: "there is no such row; see `meetpaal quarantine list`",
  "no-number": "it has no number (it was never kept, or has gone since), so there is nothing to let in",
  "other-kind": "it is not of the steps or the interval that the register declares, so it cannot be summed",
  "not-in-force":
    "the register did not allow this value at its own time, so it stays out; correct the register first",
  "in-the-future": "its time lies ahead; wait until then",
  due: "it is older than its readings are kept, so it would be deleted at once",
  frozen: "readings of its hour were deleted already, so the hour can no longer be summed",
  "other-stored": "another value is stored for its time by now",
};

/** Lets these values in, all or none. */
export const readmitRefused = defineOperation({
  name: "quarantine.readmit",
  args: z.strictObject({
    ids: z.array(z.int().positive()).min(1).max(1_000),
    reason: z.string().trim().min(1).max(500),
  }),
  result: z.strictObject({ readmitted: z.int(), replaced: z.int() }),
  run: async (database, { ids, reason }) => {
    const work = database.work("contract");
    const readmitted = await work.transaction(async (tx) => {
      const done = [];
      for (const id of new Set(ids)) {
        const outcome = await readmitValue(tx, { id, actor: ACTOR, reason });
        if (!outcome.ok) {
          throw new CommandError("refused", `${id}: ${SENTENCES[outcome.refusal]}. Nothing was let in.`);
        }
        done.push(outcome.readmitted);
      }
      return done;
    });
    for (const change of readmitted) await upsertLatest(work, [change]);
    return {
      readmitted: readmitted.length,
      replaced: readmitted.filter(({ replaced }) => replaced).length,
    };
  },
});

/** So many names are shown; a sensor has 20 at most. */
const MOST_NAMES = 5_000;

const nameSchema = z.strictObject({
  sensor: z.string(),
  name: z.string(),
  firstAt: instant,
  lastAt: instant,
});
export type UndeclaredEntry = z.infer<typeof nameSchema>;

export const listUndeclared = defineOperation({
  name: "quarantine.undeclared",
  args: z.strictObject({}),
  result: z.strictObject({ items: z.array(nameSchema) }),
  run: async (database) => ({
    items: (await listUndeclaredNames(database.work("api"), MOST_NAMES)).map(
      ({ firstAt, lastAt, ...row }) => ({
        ...row,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      }),
    ),
  }),
});
