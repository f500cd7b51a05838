/**
 * How devices are, as this process sees it: who holds a connection, what came, and how far values lagged behind their own
 * time. Written once a minute and on every change; a process that is killed loses a minute of it.
 */
import { type DeviceLife, recordDeviceLives, type Work } from "@meetpaal/db";
import type { Message } from "../message.ts";

const FLUSH_MS = 60_000;
/** A change is told soon, but a storm of reconnecting devices in one go. */
const CHANGE_MS = 2_000;
/** Most rows of one statement. */
const SLICE = 5_000;

interface Seen {
  connections: number;
  /** Since when time online was not written; undefined: it holds no connection. */
  onlineFromMs: number | undefined;
  onlineMs: number;
  messages: number;
  lastMessageUs: number;
  leastLagUs: number;
}

export class DeviceLives {
  readonly #work: Work;
  readonly #timeZone: string;
  readonly #onProblem: (error: unknown) => void;
  readonly #seen = new Map<string, Seen>();
  #timer: NodeJS.Timeout | undefined;
  #dueMs = Number.POSITIVE_INFINITY;
  #flushing: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(work: Work, timeZone: string, onProblem: (error: unknown) => void) {
    this.#work = work;
    this.#timeZone = timeZone;
    this.#onProblem = onProblem;
  }

  connected(deviceId: string): void {
    const seen = this.#of(deviceId);
    seen.connections += 1;
    seen.onlineFromMs ??= performance.now();
    if (seen.connections === 1) this.#schedule(CHANGE_MS);
  }

  disconnected(deviceId: string): void {
    const seen = this.#of(deviceId);
    seen.connections -= 1;
    if (seen.connections > 0) return;
    this.#takeOnline(seen);
    seen.onlineFromMs = undefined;
    this.#schedule(CHANGE_MS);
  }

  received(messages: readonly Message[]): void {
    let ofDevice = "";
    let seen: Seen | undefined;
    for (const { deviceId, grant, receivedUs, decoded } of messages) {
      // What came in one chunk of a socket follows each other.
      if (seen === undefined || deviceId !== ofDevice) seen = this.#of(deviceId);
      ofDevice = deviceId;
      seen.messages += 1;
      seen.lastMessageUs = Math.max(seen.lastMessageUs, receivedUs);
      const newest = decoded.moments.at(-1);
      if (newest === undefined) continue;
      // An interval count ends later than it begins.
      const lagUs = receivedUs - newest.timeUs - (grant?.sensor.slotUs ?? 0);
      if (lagUs < seen.leastLagUs) seen.leastLagUs = lagUs;
    }
    this.#schedule(FLUSH_MS);
  }

  /** Writes what waits; whoever was connected is offline from then on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#flush();
  }

  #of(deviceId: string): Seen {
    let seen = this.#seen.get(deviceId);
    if (seen === undefined) {
      seen = {
        connections: 0,
        onlineFromMs: undefined,
        onlineMs: 0,
        messages: 0,
        lastMessageUs: 0,
        leastLagUs: Number.POSITIVE_INFINITY,
      };
      this.#seen.set(deviceId, seen);
    }
    return seen;
  }

  #takeOnline(seen: Seen): void {
    if (seen.onlineFromMs === undefined) return;
    const nowMs = performance.now();
    seen.onlineMs += nowMs - seen.onlineFromMs;
    seen.onlineFromMs = nowMs;
  }

  #schedule(afterMs: number): void {
    const dueMs = performance.now() + afterMs;
    if (this.#isClosed || dueMs >= this.#dueMs) return;
    clearTimeout(this.#timer);
    this.#dueMs = dueMs;
    this.#timer = setTimeout(() => void this.#flush(), afterMs);
  }

  async #flush(): Promise<void> {
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#flushing = this.#flushing.then(() => this.#write());
    await this.#flushing;
    if ([...this.#seen.values()].some(({ connections }) => connections > 0)) this.#schedule(FLUSH_MS);
  }

  async #write(): Promise<void> {
    const lives = [...this.#seen].map(([deviceId, seen]) => this.#lifeOf(deviceId, seen));
    for (const [deviceId, { connections }] of this.#seen) {
      if (connections === 0) this.#seen.delete(deviceId);
    }
    try {
      for (let from = 0; from < lives.length; from += SLICE) {
        await recordDeviceLives(this.#work, lives.slice(from, from + SLICE), this.#timeZone);
      }
    } catch (error) {
      this.#onProblem(error);
    }
  }

  /** Takes out what is to be written. */
  #lifeOf(deviceId: string, seen: Seen): DeviceLife {
    this.#takeOnline(seen);
    const life: DeviceLife = {
      deviceId,
      isOnline: seen.connections > 0 && !this.#isClosed,
      onlineS: seen.onlineMs / 1_000,
      messages: seen.messages,
      lastMessageAt: seen.lastMessageUs === 0 ? null : new Date(seen.lastMessageUs / 1_000),
      leastLagS: Number.isFinite(seen.leastLagUs) ? seen.leastLagUs / 1e6 : null,
    };
    seen.onlineMs = 0;
    seen.messages = 0;
    seen.leastLagUs = Number.POSITIVE_INFINITY;
    return life;
  }
}
