/**
 * The database's clock, which alone counts, without asking it for each message: its distance to this
 * process's monotonic clock, measured anew with every batch.
 */
export class DatabaseClock {
  #offsetUs = Date.now() * 1_000 - performance.now() * 1_000;
  #answeredAtMs = performance.now();

  /** Now, in whole microseconds since 1970. */
  nowUs(): number {
    return Math.round(performance.now() * 1_000 + this.#offsetUs);
  }

  /** Takes over what the database just said. */
  observe(nowUs: number): void {
    this.#answeredAtMs = performance.now();
    this.#offsetUs = nowUs - this.#answeredAtMs * 1_000;
  }

  /** How long ago the database last answered, or this process started. */
  get silentMs(): number {
    return performance.now() - this.#answeredAtMs;
  }
}
