/**
 * Cuts the byte stream of `pg` into whole frontend messages: half a message crashes the WASM. A
 * message is a type byte and a length that counts itself; only the very first has no type byte.
 *
 * @see PostgreSQL documentation, "Message Formats"
 */
const TERMINATE = 0x58; // 'X'

export class Frames {
  #rest: Buffer = Buffer.alloc(0);
  #isStarted = false;

  /**
   * Takes the next bytes.
   *
   * @returns the whole messages that are complete now, copied; empty when none is. Terminate is left
   *   out: it would end the one session, and the database with it.
   */
  push(chunk: Buffer): Uint8Array {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let end = 0;
    for (let length = this.#nextLength(end); length > 0; length = this.#nextLength(end)) {
      if (this.#isStarted && this.#rest[end] === TERMINATE) break;
      this.#isStarted = true;
      end += length;
    }
    const whole = Uint8Array.from(this.#rest.subarray(0, end));
    this.#rest = this.#rest.subarray(end);
    return whole;
  }

  /** Length of the message that starts at `from`, 0 when it is not complete. */
  #nextLength(from: number): number {
    const typeBytes = this.#isStarted ? 1 : 0;
    const left = this.#rest.length - from;
    if (left < typeBytes + 4) return 0;
    const length = this.#rest.readInt32BE(from + typeBytes) + typeBytes;
    return left < length ? 0 : length;
  }
}
