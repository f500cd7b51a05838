/**
 * How much a device, or all devices of an organisation together, may send. Who is over a rate is slowed down, and loses
 * nothing: what is not read yet waits with the device.
 */
import * as z from "zod";

export const quotaSchema = z.strictObject({
  /** Publishes a second, on average; a second's worth may come at once. */
  messagesPerSecond: z.number().positive().max(100_000).optional(),
  /** Bytes of payload a second, on average. */
  bytesPerSecond: z.int().min(1).max(1_000_000_000).optional(),
  /** Connections at the same time. */
  connections: z.int().min(1).max(20_000).optional(),
  /** Publishes taken in and not acknowledged yet. */
  inFlight: z.int().min(1).max(10_000).optional(),
});
export type Quota = z.infer<typeof quotaSchema>;
