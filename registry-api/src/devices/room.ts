/**
 * How many messages of devices may wait for their commit. Over it the answer is "later" at once: over HTTP the sender's
 * own memory is the only queue that both of us know of.
 */
import { ApiError } from "../errors.ts";

const MESSAGES = 1_000;
const BYTES = 16 * 1024 * 1024;

/** How long a sender waits for its decision, which takes milliseconds unless the database is away. */
export const PATIENCE_MS = {
  /** A device of our own formats; what most HTTP clients wait for. */
  device: 25_000,
  /** Network servers of LoRaWAN give up after 5 s: ChirpStack 4 by its code, The Things Stack by its default. */
  hook: 4_000,
} as const;

export class Room {
  #messages = 0;
  #bytes = 0;

  /**
   * Waits for a decision, within bounds.
   *
   * @throws {ApiError} `UNAVAILABLE`; the message may be decided later, and sent again it is the same
   */
  async wait<T>(bytes: number, withinMs: number, decide: () => Promise<T>): Promise<T> {
    if (this.#messages >= MESSAGES || this.#bytes + bytes > BYTES) throw later();
    this.#messages += 1;
    this.#bytes += bytes;
    const decision = decide().finally(() => {
      this.#messages -= 1;
      this.#bytes -= bytes;
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        decision,
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(later()), withinMs);
        }),
      ]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function later(): ApiError {
  return new ApiError("UNAVAILABLE", "It cannot be stored now. Send it again in a moment: it counts once.");
}
