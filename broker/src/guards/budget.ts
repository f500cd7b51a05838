/**
 * How much may be taken in and not answered, of one device and of all together. Who is over it is not
 * read from: its messages stay where they are, in its own memory.
 */

export interface Limits {
  messages: number;
  /** Of payloads; what is made of them in memory is a few times that. */
  bytes: number;
}

/** A window that keeps a device busy while a batch commits; its own memory holds the rest. */
export const DEVICE_LIMITS: Limits = { messages: 500, bytes: 256 * 1024 };

/** About 150 MB of this process, when the database is away for long. */
export const TOTAL_LIMITS: Limits = { messages: 40_000, bytes: 24 * 1024 * 1024 };

export class Budget {
  messages = 0;
  bytes = 0;
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether one more message may be taken in; it may then be longer than what is left. */
  get hasRoom(): boolean {
    return this.messages < this.#limits.messages && this.bytes < this.#limits.bytes;
  }

  take(bytes: number): void {
    this.messages += 1;
    this.bytes += bytes;
  }

  give(bytes: number): void {
    this.messages -= 1;
    this.bytes -= bytes;
  }
}
