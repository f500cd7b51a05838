/**
 * Cuts a stream of bytes into whole MQTT packets, before anything else sees them: aedes would buffer a
 * packet of 256 MB, even of somebody who has not said who he is. What a packet says is read
 * elsewhere; here only its length counts, and the head of a publish whose body is thrown away.
 *
 * @see MQTT 3.1.1 §2.2 (fixed header), §3.3.2 (head of PUBLISH)
 */

const CONNECT = 1;
export const PUBLISH = 3;
export const DISCONNECT = 14;

/** Any packet: what is longer closes the connection. */
const MAX_PACKET = 1024 * 1024;
/** Before login a packet can only be CONNECT. */
const MAX_BEFORE_LOGIN = 4 * 1024;
/** Longer payloads are not kept, not even for as long as it takes to refuse them. */
export const MAX_PAYLOAD = 64 * 1024;
/** Our topics are far shorter, so a longer one was never granted. */
const MAX_TOPIC = 256;
const MAX_PUBLISH_HEAD = 2 + MAX_TOPIC + 2;
/** Control packets are held whole. */
const MAX_CONTROL = 64 * 1024;

export type Cut =
  /** Not there yet. */
  | "more"
  /** A whole packet. */
  | "packet"
  /** The head of a publish whose body went by unread. */
  | "head"
  /** Longer than allowed, or no MQTT: nothing more can be read. */
  | "refused";

const NOTHING = Buffer.alloc(0);

export class PacketCutter {
  /** The packet lies in `bytes`, from `start`; what follows the fixed header is `[body, end)`. */
  bytes: Buffer = NOTHING;
  start = 0;
  body = 0;
  end = 0;
  /** Bytes of the body that were skipped after a head. */
  skipped = 0;
  #at = 0;
  #parts: Buffer[] = [];
  #have = 0;
  #need = 2;
  #skip = 0;

  push(chunk: Buffer): void {
    if (this.#have === 0 && this.#skip === 0) {
      this.bytes = chunk;
      this.#at = 0;
    } else {
      this.#parts.push(chunk);
    }
    this.#have += chunk.length;
  }

  /** Cuts the next packet; where it lies is valid until the next call. */
  next(isLoggedIn: boolean): Cut {
    if (this.#skip > 0) return this.#skipBody();
    if (this.#have < this.#need) return "more";
    if (this.#parts.length > 0) this.#join();
    return this.#cut(isLoggedIn);
  }

  #cut(isLoggedIn: boolean): Cut {
    const { bytes } = this;
    const type = (bytes[this.#at] ?? 0) >> 4;
    // Somebody else's protocol is told by its first byte, without waiting for the rest.
    if (!isLoggedIn && type !== CONNECT) return "refused";
    let remaining = 0;
    let at = this.#at + 1;
    for (let shift = 0; ; shift += 7, at += 1) {
      if (shift > 21) return "refused";
      if (at - this.#at >= this.#have) return this.#wait(this.#have + 1);
      const byte = bytes[at] ?? 0;
      remaining += (byte & 127) << shift;
      if (byte < 128) break;
    }
    const body = at + 1;
    const length = body - this.#at + remaining;
    if (length > (isLoggedIn ? MAX_PACKET : MAX_BEFORE_LOGIN)) return "refused";

    const isPublish = type === PUBLISH;
    if (isPublish && remaining > MAX_PAYLOAD + MAX_PUBLISH_HEAD) return this.#cutHead(body, length);
    if (!isPublish && length > MAX_CONTROL) return "refused";
    if (this.#have < length) return this.#wait(length);
    this.#take(body, length);
    return "packet";
  }

  /** Keeps the head of a publish, and has the rest skipped. */
  #cutHead(body: number, length: number): Cut {
    const { bytes } = this;
    const start = this.#at;
    const headLength = body - start;
    if (this.#have < headLength + 2) return this.#wait(headLength + 2);
    const topicLength = bytes.readUInt16BE(body);
    if (topicLength > MAX_TOPIC) return "refused";
    const kept = headLength + 2 + topicLength + 2;
    if (this.#have < kept) return this.#wait(kept);
    this.#take(body, kept);
    // A copy: its chunk is gone when the last of the body went by.
    this.bytes = Buffer.from(bytes.subarray(this.start, this.end));
    this.body -= this.start;
    this.end -= this.start;
    this.start = 0;
    this.skipped = length - kept;
    this.#parts.unshift(bytes.subarray(this.#at));
    this.#at = this.end;
    this.#skip = this.skipped;
    return this.#skipBody();
  }

  #skipBody(): Cut {
    for (let part = this.#parts.shift(); part !== undefined; part = this.#parts.shift()) {
      if (part.length > this.#skip) {
        this.#parts.unshift(part.subarray(this.#skip));
        this.#have -= this.#skip;
        this.#skip = 0;
        return "head";
      }
      this.#skip -= part.length;
      this.#have -= part.length;
    }
    if (this.#skip > 0) return "more";
    return "head";
  }

  #take(body: number, length: number): void {
    this.start = this.#at;
    this.body = body;
    this.end = this.#at + length;
    this.#at = this.end;
    this.#have -= length;
    this.#need = 2;
  }

  #wait(need: number): Cut {
    this.#need = need;
    return "more";
  }

  #join(): void {
    this.bytes = Buffer.concat([this.bytes.subarray(this.#at), ...this.#parts]);
    this.#parts = [];
    this.#at = 0;
  }
}
