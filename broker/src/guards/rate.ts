/** A rate that may be reached in bursts of a second's worth: what was taken too early has to be waited for. */
export class Rate {
  readonly perSecond: number;
  readonly #burst: number;
  #left: number;
  #atMs: number;

  /** @param burst - how much may be taken at once after a pause */
  constructor(perSecond: number, burst = Math.max(1, perSecond)) {
    this.perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#atMs = performance.now();
  }

  /** Whether more may be taken; it may then be more than what is left. */
  get hasRoom(): boolean {
    return this.#refill() > 0;
  }

  /** Whether nothing was taken for a while. */
  get isFull(): boolean {
    return this.#refill() >= this.#burst;
  }

  take(amount: number): void {
    this.#left = this.#refill() - amount;
  }

  /** How long until there is room; 0: now. */
  get waitMs(): number {
    const left = this.#refill();
    return left > 0 ? 0 : ((-left + Number.EPSILON) / this.perSecond) * 1_000;
  }

  #refill(): number {
    const nowMs = performance.now();
    this.#left = Math.min(this.#burst, this.#left + ((nowMs - this.#atMs) / 1_000) * this.perSecond);
    this.#atMs = nowMs;
    return this.#left;
  }
}
