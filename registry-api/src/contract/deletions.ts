/** What was deleted because it was due: a row for each time that the machine looked. */
import * as z from "zod";
import { instantSchema } from "./vocabulary.ts";

export const deletionRunSchema = z
  .object({
    startedAt: instantSchema,
    finishedAt: instantSchema,
    deleted: z
      .object({ raw: z.int(), hour: z.int(), day: z.int() })
      .describe("Rows of each tier, of all datastreams: single readings, sums of hours, sums of days."),
  })
  .describe("One look at everything that is kept: what was due then was deleted.");
export type DeletionRun = z.infer<typeof deletionRunSchema>;

/** `GET /v1/deletions`, newest first. */
export const deletionRunListSchema = z.object({
  items: z.array(deletionRunSchema),
  nextCursor: z.string().nullable(),
});
