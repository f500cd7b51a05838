/**
 * Warnings about devices, at most a few a minute of each kind: a broken device could otherwise fill
 * the disk with what it does wrong. Nothing a client chose itself is ever written: no client id, no
 * topic, no user name that is no device of ours.
 */
import type { Logger } from "pino";

const PER_MINUTE = 5;
const MINUTE_MS = 60_000;

export class LogLimiter {
  readonly #log: Logger;
  readonly #seen = new Map<string, { untilMs: number; count: number }>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** @param kind - a constant sentence; what is limited */
  warn(kind: string, fields: { deviceId?: string | undefined; err?: unknown } = {}): void {
    const nowMs = performance.now();
    let seen = this.#seen.get(kind);
    if (seen === undefined || nowMs >= seen.untilMs) {
      const left = (seen?.count ?? 0) - PER_MINUTE;
      if (left > 0) this.#log.warn({ times: left }, `${kind} (more of these in the minute before)`);
      seen = { untilMs: nowMs + MINUTE_MS, count: 0 };
      this.#seen.set(kind, seen);
    }
    seen.count += 1;
    if (seen.count <= PER_MINUTE) this.#log.warn(fields, kind);
  }
}
