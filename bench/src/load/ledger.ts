/**
 * The generator's own record of what was acknowledged: `datastream time value` a line, on disk before
 * anything else is believed. It is kept by the generator, so no fault of the product can spoil it.
 */
import fs from "node:fs";

const SYNC_MS = 50;

export class Ledger {
  readonly #fd: number;
  readonly #timer: NodeJS.Timeout;
  #lines = "";

  constructor(file: string) {
    this.#fd = fs.openSync(file, "a");
    this.#timer = setInterval(() => this.#sync(), SYNC_MS);
  }

  /** @param timeMs - whole milliseconds since 1970 */
  add(datastream: number, timeMs: number, value: number): void {
    this.#lines += `${datastream} ${timeMs} ${value}\n`;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#sync();
    fs.closeSync(this.#fd);
  }

  #sync(): void {
    if (this.#lines === "") return;
    fs.writeSync(this.#fd, this.#lines);
    fs.fdatasyncSync(this.#fd);
    this.#lines = "";
  }
}
