import type { DropReason, Receipt } from "@meetpaal/ingest";

export type QoS = 0 | 1 | 2;

/** Whoever took a publish in. */
export interface Answering {
  answer: (ticket: Ticket) => void;
  giveUp: (ticket: Ticket, reason: DropReason) => void;
}

/** A publish that was taken in and not answered: what it takes of the bounds, and how to answer it. */
export class Ticket implements Receipt {
  readonly qos: QoS;
  readonly messageId: number;
  readonly size: number;
  readonly receivedMs: number;
  trace?: string;
  readonly #connection: Answering;

  constructor(connection: Answering, qos: QoS, messageId: number, size: number, receivedMs: number) {
    this.#connection = connection;
    this.qos = qos;
    this.messageId = messageId;
    this.size = size;
    this.receivedMs = receivedMs;
  }

  decided(): void {
    this.#connection.answer(this);
  }

  dropped(reason: DropReason): void {
    this.#connection.giveUp(this, reason);
  }
}
