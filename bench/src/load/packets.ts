/**
 * The few MQTT packets a generator needs, made and read by hand: it shares its cores with what it
 * measures, and a general codec would take the larger part of them.
 *
 * @see MQTT 3.1.1, §3.1 (CONNECT), §3.2 (CONNACK), §3.3 (PUBLISH), §3.4 (PUBACK)
 */

export const PINGREQ = Buffer.from([0xc0, 0]);
const CONNACK = 0x20;
const PUBACK = 0x40;

/** @param keepaliveSeconds - below 256; 0: none */
export function encodeConnect(clientId: string, secret: string, keepaliveSeconds = 0): Buffer {
  const header = Buffer.from([0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 0b1100_0010, 0, keepaliveSeconds]); // user, password, clean
  const body = Buffer.concat([header, field(clientId), field(clientId), field(secret)]);
  return Buffer.concat([Buffer.from([0x10]), encodeLength(body.length), body]);
}

/** Publishes that leave in one write: made in one buffer, one after another. */
export class PublishBatch {
  readonly #usual: number;
  #bytes = Buffer.alloc(0);
  #length = 0;

  /** @param usual - bytes that buffers have room for at least; the first is made when something is sent */
  constructor(usual: number) {
    this.#usual = usual;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /**
   * @param topic - as `field` made it, once
   * @param payload - of ASCII, shorter than 16,000 characters
   */
  add(topic: Buffer, messageId: number, payload: string, isDuplicate: boolean): void {
    const remaining = topic.length + 2 + payload.length;
    this.#makeRoom(remaining + 4);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at] = isDuplicate ? 0x3a : 0x32; // QoS 1
    at += 1;
    if (remaining > 127) {
      bytes[at] = (remaining & 127) | 128;
      bytes[at + 1] = remaining >> 7;
      at += 2;
    } else {
      bytes[at] = remaining;
      at += 1;
    }
    at += topic.copy(bytes, at);
    bytes[at] = messageId >> 8;
    bytes[at + 1] = messageId & 255;
    at += 2;
    this.#length = at + bytes.write(payload, at, "latin1");
  }

  /** The packets so far; what is added later makes a new batch. */
  take(): Buffer {
    const packets = this.#bytes.subarray(0, this.#length);
    this.#bytes = this.#bytes.subarray(this.#length);
    this.#length = 0;
    return packets;
  }

  #makeRoom(wanted: number): void {
    if (this.#length + wanted <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#usual, 2 * (this.#length + wanted)));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** A text with its length before it. */
export function field(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function encodeLength(length: number): Buffer {
  const bytes: number[] = [];
  let rest = length;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
}

/** Reads what a broker sends to a client that only publishes. */
export class AcknowledgementReader {
  #rest: Buffer = Buffer.alloc(0);
  readonly #onConnack: (returnCode: number) => void;
  readonly #onPuback: (messageId: number) => void;

  constructor(onConnack: (returnCode: number) => void, onPuback: (messageId: number) => void) {
    this.#onConnack = onConnack;
    this.#onPuback = onPuback;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    // Every packet of interest is shorter than 128 bytes: its length is one byte.
    while (bytes.length - at >= 2 && bytes.length - at >= 2 + (bytes[at + 1] ?? 0)) {
      if (bytes[at] === PUBACK) this.#onPuback(bytes.readUInt16BE(at + 2));
      else if (bytes[at] === CONNACK) this.#onConnack(bytes[at + 3] ?? 0);
      at += 2 + (bytes[at + 1] ?? 0);
    }
    this.#rest = bytes.subarray(at);
  }
}
