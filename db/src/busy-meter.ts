/**
 * Which part of the last seconds devices kept the database at work. Jobs ask, so that they take what
 * is left over: without this they would take as much as devices, for every late value makes an hour
 * to be computed again.
 */

/** Long enough to bridge the moment between two batches, short enough to feel a burst end. */
const WINDOW_MS = 500;

export class BusyMeter {
  #running = 0;
  #lastMs = performance.now();
  #windowStartMs = this.#lastMs;
  #busyMs = 0;
  #share = 0;

  /** Counts `work` as long as it runs. */
  async measure<T>(work: () => Promise<T>): Promise<T> {
    this.#advance();
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#advance();
      this.#running -= 1;
    }
  }

  /** In [0, 1]. */
  get share(): number {
    this.#advance();
    return this.#share;
  }

  #advance(): void {
    const nowMs = performance.now();
    if (this.#running > 0) this.#busyMs += nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    const windowMs = nowMs - this.#windowStartMs;
    if (windowMs < WINDOW_MS) return;
    this.#share = this.#busyMs / windowMs;
    this.#busyMs = 0;
    this.#windowStartMs = nowMs;
  }
}
