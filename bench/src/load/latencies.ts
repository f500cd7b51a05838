/** Latencies counted in steps of 0.1 ms up to 100 s: exact enough for a percentile, and small. */
const STEP_MS = 0.1;
const STEPS = 1_000_000;

export class Latencies {
  readonly #counts = new Uint32Array(STEPS);
  #total = 0;

  add(ms: number): void {
    const step = Math.min(STEPS - 1, Math.max(0, Math.floor(ms / STEP_MS)));
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#total += 1;
  }

  /**
   * The least latency that this part of all did not exceed.
   *
   * @param part - 0.99 for p99; 1 for the highest
   * @returns milliseconds; NaN when nothing was counted
   */
  percentile(part: number): number {
    let seen = 0;
    for (const [step, count] of this.#counts.entries()) {
      seen += count;
      if (count > 0 && seen >= this.#total * part) return (step + 1) * STEP_MS;
    }
    return Number.NaN;
  }
}
