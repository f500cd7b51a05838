/** What a batch of messages comes to, before the database is asked. */
import type { RefusedCount, UndeclaredCount } from "@meetpaal/db";
import type { Origin, Row } from "../contract/stream-state.ts";
import type { Message } from "../message.ts";

export type ValueReason =
  | "bad_time"
  | "too_early"
  | "too_late"
  | "too_often"
  | "wrong_type"
  | "wrong_unit"
  | "not_finite"
  | "out_of_range"
  | "not_in_force"
  | "not_stored"
  | "conflict";

/** A value of a declared stream that is not stored, unless it turns out to be there already. */
export interface Refusal {
  readonly datastreamId: number;
  readonly timeUs: number;
  readonly revision: number;
  readonly reason: ValueReason;
  /** What was sent, for comparing; undefined when that was no finite number. */
  readonly sent: number | undefined;
  /** The number the quarantine may keep. */
  readonly value: number | null;
  readonly storedValue: number | null;
  readonly sensorId: number;
  readonly message: Origin;
}

export interface Batch {
  readonly messages: readonly Message[];
  /** Rows newer than everything known of their stream. */
  readonly fresh: Row[];
  /** Rows that may be there already. */
  readonly uncertain: Row[];
  readonly refusals: Refusal[];
  /** By device, sensor, reason and hour. */
  readonly counts: Map<string, RefusedCount>;
  /** Names of undeclared keys; of a message each once. */
  readonly undeclaredNames: { sensorId: number; name: string; receivedUs: number }[];
  /** By sensor and day. */
  readonly undeclared: Map<string, UndeclaredCount>;
  /** Values that were in the batch before, equal. */
  repeated: number;
  /** Devices that sent for a sensor they may no longer send for, a time for each message. */
  readonly notGranted: Message[];
}

export function isEmpty(batch: Batch): boolean {
  return (
    batch.fresh.length === 0 &&
    batch.uncertain.length === 0 &&
    batch.refusals.length === 0 &&
    batch.counts.size === 0 &&
    batch.undeclared.size === 0
  );
}
