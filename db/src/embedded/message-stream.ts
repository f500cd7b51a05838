/** What `pg` takes for its socket: hands whole messages on, and gives the answers back as they come. */
import { Duplex } from "node:stream";
import { Frames } from "./frames.ts";

export class MessageStream extends Duplex {
  readonly #frames = new Frames();
  readonly #send: (messages: Uint8Array) => void;

  constructor(send: (messages: Uint8Array) => void) {
    super();
    this.#send = send;
  }

  /** Takes an answer: whole backend messages. */
  answer(messages: Uint8Array): void {
    if (messages.length > 0) this.push(messages);
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const messages = this.#frames.push(chunk);
    if (messages.length > 0) this.#send(messages);
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  /** What `pg` expects of a socket besides; there is nothing to connect to. */
  connect(): this {
    queueMicrotask(() => this.emit("connect"));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
