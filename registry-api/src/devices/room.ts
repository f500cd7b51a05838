/**
 * How many messages of devices may wait for their commit. Over it the answer is "later" at once: over HTTP the sender's
 * own memory is the only queue that both of us know of.
 */
import { ApiError } from "../errors.ts";

const MESSAGES = 1_000;
const BYTES = 16 * 1024 * 1024;
/** A decision takes milliseconds, unless the database is away. */
const DECIDED_WITHIN_MS = 25_000;

export class Room {
  #messages = 0;
  #bytes = 0;

  /**
   * Waits for a decision, within bounds.
   *
   * @throws {ApiError} `UNAVAILABLE`; the message may be decided later, and sent again it is the same
   */
  async wait<T>(bytes: number, decide: () => Promise<T>): Promise<T> {
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
          timer = setTimeout(() => reject(later()), DECIDED_WITHIN_MS);
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
