/** What the broker's side has done since it started: `top` takes two looks at it. */
import * as z from "zod";
import type { BrokerSide } from "./broker-side.ts";

export const figures = z.strictObject({
  /** By the process's monotonic clock. */
  atMs: z.number(),
  devices: z.int(),
  inflightMessages: z.int(),
  inflightBytes: z.int(),
  /** These only grow. */
  received: z.int(),
  acknowledged: z.int(),
  committed: z.int(),
  repeated: z.int(),
  undeclared: z.int(),
  notGranted: z.int(),
  /** By reason. */
  quarantined: z.record(z.string(), z.int()),
  /** Since the look before, slowest first. */
  slowest: z.array(
    z.strictObject({
      deviceId: z.string(),
      answered: z.int(),
      meanMs: z.number(),
      mostMs: z.number(),
      waiting: z.int(),
    }),
  ),
});
export type Figures = z.infer<typeof figures>;

/** @returns undefined where no broker runs */
export function figuresOf({ broker, ingest }: BrokerSide, slowest: number): Figures | undefined {
  if (broker === undefined || ingest === undefined) return undefined;
  const { committed, repeated, undeclared, notGranted, quarantined } = ingest.counts;
  return {
    atMs: performance.now(),
    ...broker.figures(slowest),
    committed,
    repeated,
    undeclared,
    notGranted,
    quarantined: Object.fromEntries(quarantined),
  };
}
