/**
 * What all connections share: the bound for all together, the answers to be written, who waits for
 * room, and the one clock that finds silent clients.
 */
import type { Ingest, Payload } from "@meetpaal/ingest";
import { type DevicePace, DevicePaces } from "../device-pace.ts";
import { Budget, TOTAL_LIMITS } from "../guards/budget.ts";
import type { Limit } from "../guards/limit.ts";
import type { Identity } from "../guards/log-in.ts";
import type { LogLimiter } from "../guards/log-limiter.ts";
import { type Admission, Shares } from "../guards/shares.ts";
import type { BrokerMetrics } from "../metrics.ts";
import type { Tracer } from "../tracer.ts";
import type { CloseReason, Connection, Shared, Will } from "./connection.ts";
import type { Ticket } from "./ticket.ts";

/** How often silent clients are looked for; half a second matters to nobody's keepalive. */
const SWEEP_MS = 500;
/** MQTT 3.1.1 §3.1.2.10. */
const KEEPALIVE_FACTOR = 1.5;
/** A client that does not read its answers. */
const MAX_UNREAD = 256 * 1024;
/** The service gets far more: values of all streams. */
const MAX_UNREAD_SERVICE = 16 * 1024 * 1024;
/** How often those over a rate are looked at again. */
const SLOWED_MS = 50;
/** Of a device that is slowed down, one event so often. */
const NOTE_SLOWED_MS = 1_000;
/** How often devices that are away are forgotten. */
const TIDY_MS = 30_000;

export class Hub implements Shared {
  readonly connections = new Set<Connection>();
  readonly total = new Budget(TOTAL_LIMITS);
  readonly #ingest: Ingest;
  readonly #metrics: BrokerMetrics;
  readonly #log: LogLimiter;
  readonly isRelaying: boolean;
  readonly #shares: Shares;
  readonly #stalled = new Set<Connection>();
  readonly #tracer: Tracer | undefined;
  readonly #paces = new DevicePaces();
  #toFlush: Connection[] = [];
  #sweeper: NodeJS.Timeout | undefined;
  #tidier: NodeJS.Timeout | undefined;
  #slowed: NodeJS.Timeout | undefined;
  readonly #slowedNoted = new Map<string, number>();
  #isStopping = false;
  #onEmpty: (() => void) | undefined;

  /** @param tracer - undefined: nobody follows messages */
  constructor(
    ingest: Ingest,
    metrics: BrokerMetrics,
    log: LogLimiter,
    { tracer, isRelaying = false }: { tracer?: Tracer | undefined; isRelaying?: boolean } = {},
  ) {
    this.#ingest = ingest;
    this.#tracer = tracer;
    this.#metrics = metrics;
    this.#log = log;
    this.isRelaying = isRelaying;
    this.#shares = new Shares(ingest);
  }

  start(): void {
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MS);
    this.#tidier = setInterval(() => {
      this.#shares.tidy();
      this.#slowedNoted.clear();
    }, TIDY_MS);
  }

  /** Reads nothing more, and resolves when all that was taken in is answered, at the latest after `withinMs`. */
  async drain(withinMs: number): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#sweeper);
    clearInterval(this.#tidier);
    clearTimeout(this.#slowed);
    if (this.total.messages === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** How many devices are logged in. */
  get deviceCount(): number {
    let count = 0;
    for (const { state, isService } of this.connections) if (state === "open" && !isService) count += 1;
    return count;
  }

  get mayRead(): boolean {
    return !this.#isStopping && this.total.hasRoom;
  }

  maxUnread({ isService }: Connection): number {
    return isService ? MAX_UNREAD_SERVICE : MAX_UNREAD;
  }

  opened(connection: Connection): void {
    this.connections.add(connection);
  }

  /** Gives a client that logged in its share of the bounds. */
  identified(connection: Connection, { deviceId, proof }: Identity): Admission {
    connection.deviceId = deviceId;
    connection.proof = proof;
    return this.#shares.admit(connection, deviceId);
  }

  /** Takes over the quotas that the register declares now. */
  quotasChanged(): void {
    this.#shares.refresh();
    this.#readOn();
  }

  /** Counts what a limit did. @param deviceId - "": nobody that we know */
  limited(limit: Limit, deviceId: string): void {
    this.#metrics.limited(limit);
    if (deviceId !== "") this.#ingest.noteEvent(deviceId, `limit-${limit}`);
  }

  closing({ deviceId }: Connection, reason: CloseReason): void {
    this.#log.warn(`connection closed: ${reason}`, deviceId === "" ? {} : { deviceId });
    if (deviceId !== "") this.#ingest.noteEvent(deviceId, reason);
  }

  closed(connection: Connection): void {
    this.connections.delete(connection);
    this.#stalled.delete(connection);
    this.#shares.leave(connection);
  }

  submit(
    deviceId: string,
    place: string | number,
    payload: Payload | null,
    size: number,
    ticket: Ticket,
  ): void {
    const trace = this.#tracer?.received(deviceId, size);
    if (trace !== undefined) ticket.trace = trace;
    if (typeof place === "string") this.#ingest.submit(deviceId, place, payload, size, ticket);
    else this.#ingest.submitObservation(deviceId, place, payload, size, ticket);
  }

  /** A will is a publish like any other, at QoS 0: nobody is there to be told. */
  sendWill({ deviceId }: Connection, { publicId, payload }: Will): void {
    if (this.#isStopping) return;
    const part = { bytes: payload, from: 0, to: payload.length };
    this.#ingest.submit(deviceId, publicId, part, payload.length, { decided: () => {}, dropped: () => {} });
  }

  received(ticket: Ticket): void {
    this.total.take(ticket.size);
    this.#metrics.received(ticket.qos);
  }

  given(ticket: Ticket): void {
    this.total.give(ticket.size);
    if (this.total.messages === 0) this.#onEmpty?.();
    if (this.#stalled.size > 0) this.#flushSoon();
  }

  answered({ receivedMs, trace }: Ticket, deviceId: string): void {
    const ms = performance.now() - receivedMs;
    this.#metrics.acknowledged(ms / 1_000);
    this.#paces.answered(deviceId, ms);
    if (trace !== undefined) this.#tracer?.acknowledged(trace, ms);
  }

  /** The `most` devices that waited longest for answers since the look before. */
  slowest(most: number): DevicePace[] {
    return this.#paces.look(this.#shares.unanswered(), most);
  }

  flushLater(connection: Connection): void {
    this.#toFlush.push(connection);
    this.#flushSoon();
  }

  /** Has a connection read on when there is room. */
  stall(connection: Connection): void {
    this.#stalled.add(connection);
    this.#noteSlowed(connection);
  }

  /** Over a rate, nothing but time makes room. */
  #noteSlowed({ budget, deviceId }: Connection): void {
    const limit = budget?.reached;
    // Room may have come since it was found full, with no answer left to read it on.
    const hasRoomAgain = this.mayRead && budget?.hasRoom !== false;
    if (limit !== undefined || hasRoomAgain) {
      this.#slowed ??= setTimeout(() => this.#lookAtSlowed(), SLOWED_MS);
    }
    if (limit === undefined) return;
    const nowMs = performance.now();
    if (nowMs - (this.#slowedNoted.get(deviceId) ?? Number.NEGATIVE_INFINITY) < NOTE_SLOWED_MS) return;
    this.#slowedNoted.set(deviceId, nowMs);
    this.limited(limit, deviceId);
  }

  #lookAtSlowed(): void {
    this.#slowed = undefined;
    this.#readOn();
    for (const connection of this.#stalled) this.#noteSlowed(connection);
  }

  #isFlushing = false;

  #flushSoon(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    // After all answers of the batch were given.
    queueMicrotask(() => {
      this.#isFlushing = false;
      const connections = this.#toFlush;
      this.#toFlush = [];
      for (const connection of connections) connection.flush();
      this.#readOn();
    });
  }

  #readOn(): void {
    if (!this.mayRead) return;
    // A copy: who fills the room up again waits at the end of the line.
    for (const connection of Array.from(this.#stalled)) {
      if (!this.mayRead) return;
      if (connection.budget?.hasRoom === false) continue;
      this.#stalled.delete(connection);
      connection.advance();
    }
  }

  #sweep(): void {
    const nowMs = performance.now();
    for (const connection of this.connections) {
      if (connection.state !== "open" || connection.isHeld || connection.keepaliveMs === 0) continue;
      const silentMs = nowMs - connection.lastByteMs;
      if (silentMs > connection.keepaliveMs * KEEPALIVE_FACTOR) connection.close("keepalive");
    }
  }
}
