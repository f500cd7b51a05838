/**
 * Follows single messages: received, committed (with all of its batch), acknowledged, each by the same `trace`. At debug
 * level through the log, and as spans where somebody collects them. Only the device and sizes are told; no topic, no
 * payload, no number.
 */
import { randomBytes } from "node:crypto";
import type { Logger } from "pino";

/** @see W3C Trace Context, section 3.2.2.3: 16 bytes */
const TRACE_BYTES = 16;

/** Where spans are made of the same steps. */
export interface MessageSpans {
  /** @returns a W3C trace id; undefined: this one is not followed */
  received: (deviceId: string, size: number) => string | undefined;
  /** @param messages - in the batch, the others too */
  committed: (traces: readonly string[], seconds: number, messages: number) => void;
  acknowledged: (trace: string) => void;
}

export class Tracer {
  readonly #log: Logger | undefined;
  readonly #spans: MessageSpans | undefined;

  /** @param log - undefined: not at this level */
  constructor(log: Logger | undefined, spans: MessageSpans | undefined) {
    this.#log = log;
    this.#spans = spans;
  }

  /** @returns the name by which the message is followed from here; undefined: nobody follows this one */
  received(deviceId: string, size: number): string | undefined {
    const followed = this.#spans?.received(deviceId, size);
    if (this.#log === undefined) return followed;
    const trace = followed ?? randomBytes(TRACE_BYTES).toString("hex");
    this.#log.debug({ trace, deviceId, size }, "message received");
    return trace;
  }

  /** @param seconds - that the transaction of all of them took */
  committed(traces: readonly string[], seconds: number, messages: number): void {
    this.#spans?.committed(traces, seconds, messages);
    this.#log?.debug({ traces, ms: Math.round(seconds * 1_000) }, "messages committed");
  }

  acknowledged(trace: string, ms: number): void {
    this.#spans?.acknowledged(trace);
    this.#log?.debug({ trace, ms: Math.round(ms) }, "message acknowledged");
  }
}
