/**
 * How much may be taken in and not answered, of one device, of an organisation's devices and of all together; and how
 * much a second, where the register says so. Who is over it is not read from: its messages stay where they are, in its
 * own memory.
 */
import type { Quota } from "@meetpaal/model";
import { Rate } from "./rate.ts";

export interface Limits {
  messages: number;
  /** Of payloads; what is made of them in memory is a few times that. */
  bytes: number;
}

/** A window that keeps a device busy while a batch commits; its own memory holds the rest. */
export const DEVICE_LIMITS: Limits = { messages: 500, bytes: 256 * 1024 };

/** About 150 MB of this process, when the database is away for long. */
export const TOTAL_LIMITS: Limits = { messages: 40_000, bytes: 24 * 1024 * 1024 };

/** What of a quota can be reached by sending. */
export type SendingLimit = "messages-per-second" | "bytes-per-second" | "in-flight";

export class Budget {
  messages = 0;
  bytes = 0;
  #limits: Limits;
  readonly #default: Limits;
  /** Its organisation's, which it takes from as well. */
  readonly #shared: Budget | undefined;
  #messageRate: Rate | undefined;
  #byteRate: Rate | undefined;
  #isDeclared = false;

  constructor(limits: Limits, shared?: Budget) {
    this.#limits = limits;
    this.#default = limits;
    this.#shared = shared;
  }

  /** Takes over what the register declares now. */
  declare({ messagesPerSecond, bytesPerSecond, inFlight }: Quota): void {
    this.#isDeclared = inFlight !== undefined;
    this.#limits = { ...this.#default, messages: inFlight ?? this.#default.messages };
    this.#messageRate = rateOf(messagesPerSecond, this.#messageRate);
    this.#byteRate = rateOf(bytesPerSecond, this.#byteRate);
  }

  /** Whether one more message may be taken in; it may then be longer than what is left. */
  get hasRoom(): boolean {
    return (
      this.messages < this.#limits.messages &&
      this.bytes < this.#limits.bytes &&
      this.#messageRate?.hasRoom !== false &&
      this.#byteRate?.hasRoom !== false &&
      this.#shared?.hasRoom !== false
    );
  }

  /** What the register declared and is reached; undefined: nothing of that. */
  get reached(): SendingLimit | `organisation-${SendingLimit}` | undefined {
    const own = this.ownReached;
    if (own !== undefined) return own;
    const shared = this.#shared?.ownReached;
    return shared === undefined ? undefined : `organisation-${shared}`;
  }

  take(bytes: number): void {
    this.messages += 1;
    this.bytes += bytes;
    this.#messageRate?.take(1);
    this.#byteRate?.take(bytes);
    this.#shared?.take(bytes);
  }

  give(bytes: number): void {
    this.messages -= 1;
    this.bytes -= bytes;
    this.#shared?.give(bytes);
  }

  /** The same, of its own alone. */
  get ownReached(): SendingLimit | undefined {
    if (this.#messageRate?.hasRoom === false) return "messages-per-second";
    if (this.#byteRate?.hasRoom === false) return "bytes-per-second";
    return this.#isDeclared && this.messages >= this.#limits.messages ? "in-flight" : undefined;
  }
}

function rateOf(perSecond: number | undefined, before: Rate | undefined): Rate | undefined {
  if (perSecond === undefined) return undefined;
  return before?.perSecond === perSecond ? before : new Rate(perSecond);
}
