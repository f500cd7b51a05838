/** The messages of `GET /v1/live`. A client that sees a gap in `seq`, or another `epoch`, connects again. */
import * as z from "zod";
import { instantSchema } from "./vocabulary.ts";
import { zoneSchema } from "./zone.ts";

export const liveValueSchema = z
  .object({
    datastream: z.number().int(),
    time: instantSchema,
    value: z.number().nullable(),
    suppressed: z.literal(true).optional(),
    demo: z.literal(true).optional().describe("There only for an example: what is measured is not real."),
  })
  .describe("The newest value of a public datastream that may be shown now.");
export type LiveValue = z.infer<typeof liveValueSchema>;

export const liveMessageSchema = z
  .object({
    type: z.enum(["snapshot", "delta"]),
    epoch: z.string().describe("Another one: this server started anew, nothing of before counts."),
    seq: z.number().int(),
    values: z.array(liveValueSchema),
    zones: z.array(zoneSchema),
  })
  .describe(
    "`snapshot`: everything there is, once, first. `delta`: what changed since the message before; the first delta after a snapshot has its `seq` + 1, each later one 1 more.",
  );
export type LiveMessage = z.infer<typeof liveMessageSchema>;
