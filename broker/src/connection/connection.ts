/**
 * One client, between its socket and aedes. Publishes never reach aedes: they are taken out here, go
 * to ingest, and are answered when they are committed. So nothing of aedes waits for the database,
 * and what it sees (connect, subscribe, ping, disconnect) is small and answered at once.
 *
 *   socket ─► packet cutter ─┬─ publish ─► ingest ─► (commit) ─► answer ─► socket
 *                            └─ the rest ─► aedes ─────────────────────────► socket
 *
 *   connecting ──(CONNECT passed on)──► authenticating ──(CONNACK 0)──► open ──► closed
 *
 * While authenticating nothing is read. While open, nothing is read at a bound: the socket is paused,
 * its keepalive does not run, and reading goes on when answers made room.
 */
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import type { DropReason, Payload, Proof } from "@meetpaal/ingest";
import { observationsDatastreamId, readingsPublicId } from "@meetpaal/model";
import type { Budget } from "../guards/budget.ts";
import { DISCONNECT, MAX_PAYLOAD, PacketCutter, PUBLISH } from "./packet-cutter.ts";
import { INSIDE, type Peer } from "./peer.ts";
import { type Answering, type QoS, Ticket } from "./ticket.ts";

const PUBACK = 0x40;
const PUBREC = 0x50;

export interface Will {
  publicId: string;
  payload: Buffer;
}

/** Why we closed a connection; staff see it by device. */
export type CloseReason =
  | "packet-too-large"
  | "protocol-error"
  | "foreign-topic"
  | "keepalive"
  | "does-not-read"
  | "undecidable"
  | "no-longer-allowed"
  | "made-room";

/** What all connections share (hub.ts). */
export interface Shared {
  /** Whether there is room for more publishes, of anybody. */
  readonly mayRead: boolean;
  /** Whether publishes to topics that are none of ours go on to aedes. */
  readonly isRelaying: boolean;
  maxUnread: (connection: Connection) => number;
  opened: (connection: Connection) => void;
  closing: (connection: Connection, reason: CloseReason) => void;
  closed: (connection: Connection) => void;
  /** @param place - public id of the sensor, or id of the datastream */
  submit: (
    deviceId: string,
    place: string | number,
    payload: Payload | null,
    size: number,
    ticket: Ticket,
  ) => void;
  sendWill: (connection: Connection, will: Will) => void;
  received: (ticket: Ticket) => void;
  /** It takes no more of the bounds. */
  given: (ticket: Ticket) => void;
  answered: (ticket: Ticket, deviceId: string) => void;
  /** Has `flush` called when all answers of the batch were given. */
  flushLater: (connection: Connection) => void;
  /** Has `advance` called when there is room. */
  stall: (connection: Connection) => void;
}

export class Connection extends Duplex implements Answering {
  /** Before this, and after, the client may not publish. */
  state: "connecting" | "authenticating" | "open" | "closed" = "connecting";
  /** Known from login on; "" before, and for the service. */
  deviceId = "";
  /** By what it was let in; the service by its secret. */
  proof: Proof | undefined;
  isService = false;
  /** By what the client asked in CONNECT; 0: never. */
  keepaliveMs = 0;
  lastByteMs = performance.now();
  /** Not read because of us, so never "silent". */
  isHeld = false;
  will: Will | undefined;
  /** A will on a topic that is none of ours. */
  hasForeignWill = false;
  /** Whether it has no session after this connection. */
  isClean = true;
  /** As sent; kept for as long as login takes. */
  clientId = "";
  budget: Budget | undefined;
  readonly isInternal: boolean;
  readonly peer: Peer;
  readonly #socket: Socket | Duplex;
  readonly #hub: Shared;
  readonly #cutter = new PacketCutter();
  #answers: number[] = [];
  #hasSaidGoodbye = false;

  /** @param peer - undefined: it is in this process, and needs no password */
  constructor(socket: Socket | Duplex, hub: Shared, peer?: Peer) {
    super({ autoDestroy: true });
    this.#socket = socket;
    this.#hub = hub;
    this.isInternal = peer === undefined;
    this.peer = peer ?? INSIDE;
    hub.opened(this);
    socket.on("data", (chunk: Buffer) => {
      this.lastByteMs = performance.now();
      this.#cutter.push(chunk);
      this.advance();
    });
    socket.on("end", () => this.push(null));
    socket.on("error", () => this.destroy());
    socket.on("close", () => this.destroy());
  }

  /** Reads on, as far as there is something to read and room for it. */
  advance(): void {
    while (this.#mayRead()) {
      const cut = this.#cutter.next(this.state === "open");
      if (cut === "more") {
        this.#resume();
        return;
      }
      if (cut === "refused") {
        this.close(this.state === "open" ? "packet-too-large" : "protocol-error");
        return;
      }
      this.#handle(cut === "head");
    }
    this.#pause();
  }

  /** Called when CONNACK 0 is out. */
  open(): void {
    if (this.state !== "authenticating") return;
    this.state = "open";
    this.advance();
  }

  /** Answers a publish that is decided; all answers of a batch leave in one write. */
  answer(ticket: Ticket): void {
    this.#give(ticket);
    if (ticket.qos === 0 || this.state !== "open") return;
    if (this.#answers.length === 0) this.#hub.flushLater(this);
    this.#answers.push((ticket.qos === 1 ? PUBACK : PUBREC) * 65_536 + ticket.messageId);
    this.#hub.answered(ticket, this.deviceId);
  }

  /** Writes the answers that wait. */
  flush(): void {
    const answers = this.#answers;
    this.#answers = [];
    if (this.state !== "open") return;
    const bytes = Buffer.allocUnsafe(answers.length * 4);
    let at = 0;
    for (const answer of answers) {
      bytes[at] = answer >> 16;
      bytes[at + 1] = 2;
      bytes.writeUInt16BE(answer & 65_535, at + 2);
      at += 4;
    }
    this.send(bytes);
  }

  /** Writes packets that aedes knows nothing of. */
  send(bytes: Buffer): void {
    if (this.destroyed) return;
    this.#socket.write(bytes);
    if (this.#socket.writableLength > this.#hub.maxUnread(this)) this.close("does-not-read");
  }

  get unreadBytes(): number {
    return this.#socket.writableLength;
  }

  /** Gives a publish up: what is not answered is sent again only after reconnecting. */
  giveUp(ticket: Ticket, reason: DropReason): void {
    this.#give(ticket);
    this.close(reason);
  }

  close(reason: CloseReason): void {
    if (this.state === "closed") return;
    this.#hub.closing(this, reason);
    this.destroy();
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
    if (this.#socket.writableLength > this.#hub.maxUnread(this)) this.close("does-not-read");
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(_error: Error | null, done: (error: Error | null) => void): void {
    const wasOpen = this.state === "open";
    this.state = "closed";
    this.#socket.destroy();
    if (wasOpen && !this.#hasSaidGoodbye && this.will !== undefined) this.#hub.sendWill(this, this.will);
    this.#hub.closed(this);
    done(null);
  }

  #mayRead(): boolean {
    if (this.state === "connecting") return true;
    if (this.state !== "open") return false;
    return this.#hub.mayRead && (this.budget?.hasRoom ?? true);
  }

  #pause(): void {
    if (this.state === "closed") return;
    this.isHeld = true;
    this.#socket.pause();
    if (this.state === "open") this.#hub.stall(this);
  }

  #resume(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.lastByteMs = performance.now();
    this.#socket.resume();
  }

  #handle(isHeadOnly: boolean): void {
    const { bytes, start, end } = this.#cutter;
    const type = (bytes[start] ?? 0) >> 4;
    if (this.state === "connecting") this.state = "authenticating";
    if (type === PUBLISH) {
      this.#publish(isHeadOnly);
      return;
    }
    if (type === DISCONNECT) this.#hasSaidGoodbye = true;
    this.push(bytes.subarray(start, end));
  }

  /** @see MQTT 3.1.1 §3.3 */
  #publish(isHeadOnly: boolean): void {
    const { bytes, start, body, end, skipped } = this.#cutter;
    const qos = readQoS(bytes[start] ?? 0);
    let at = body + 2;
    const topicEnd = at + (end >= at ? bytes.readUInt16BE(body) : Number.POSITIVE_INFINITY);
    const payloadAt = qos === 0 ? topicEnd : topicEnd + 2;
    if (qos === undefined || payloadAt > end) {
      this.close("protocol-error");
      return;
    }
    const topic = bytes.toString("latin1", at, topicEnd);
    at = topicEnd;
    const messageId = qos === 0 ? 0 : bytes.readUInt16BE(at);
    if (qos !== 0 && messageId === 0) {
      this.close("protocol-error");
      return;
    }
    // Of a head, what was kept may reach two bytes into the payload.
    const size = end - payloadAt + (isHeadOnly ? skipped : 0);
    const place = this.isService ? undefined : (readingsPublicId(topic) ?? observationsDatastreamId(topic));
    if (place === undefined && this.#hub.isRelaying && !isHeadOnly) {
      this.push(bytes.subarray(start, end));
      return;
    }
    if (place === undefined) {
      this.close("foreign-topic");
      return;
    }
    const ticket = new Ticket(this, qos, messageId, size, this.lastByteMs);
    this.budget?.take(size);
    this.#hub.received(ticket);
    const payload = size > MAX_PAYLOAD ? null : { bytes, from: payloadAt, to: end };
    this.#hub.submit(this.deviceId, place, payload, size, ticket);
  }

  #give(ticket: Ticket): void {
    this.budget?.give(ticket.size);
    this.#hub.given(ticket);
  }
}

function readQoS(firstByte: number): QoS | undefined {
  const qos = (firstByte >> 1) & 3;
  return qos === 0 || qos === 1 || qos === 2 ? qos : undefined;
}
