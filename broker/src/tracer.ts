/**
 * Follows single messages through the log at debug level: received, committed (with all of its batch), acknowledged, each
 * with the same `trace`. Only the device and sizes are told; no topic, no payload, no number.
 *
 * An id has the shape of a W3C trace id, so it can be looked up wherever else such ids are kept.
 */
import { randomBytes } from "node:crypto";
import type { Logger } from "pino";

/** @see W3C Trace Context, section 3.2.2.3: 16 bytes */
const TRACE_BYTES = 16;

export class Tracer {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** @returns the name by which the message is followed from here */
  received(deviceId: string, size: number): string {
    const trace = randomBytes(TRACE_BYTES).toString("hex");
    this.#log.debug({ trace, deviceId, size }, "message received");
    return trace;
  }

  /** @param seconds - that the transaction of all of them took */
  committed(traces: readonly string[], seconds: number): void {
    this.#log.debug({ traces, ms: Math.round(seconds * 1_000) }, "messages committed");
  }

  acknowledged(trace: string, ms: number): void {
    this.#log.debug({ trace, ms: Math.round(ms) }, "message acknowledged");
  }
}
