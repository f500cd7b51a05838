/**
 * Watches the database's clock, the only one that counts, against this process's monotonic one. A clock that jumps to
 * next year would make everything due at once, and what was deleted does not come back.
 *
 *   trusted ── they differ by over 60 s ──► suspect ── alike for 10 minutes, or accepted ──► trusted
 *
 * Slow drift is no jump: the two are compared over the last ten minutes only.
 */

/** Most by which the clocks may come apart [ms]. */
const MOST_APART_MS = 60_000;
/** So long both must advance alike after a jump [ms]. */
const ALIKE_MS = 10 * 60_000;

interface Pair {
  databaseMs: number;
  monotonicMs: number;
}

export class ClockGuard {
  /** What the clocks are compared with; moves on while they go alike. */
  #anchor: Pair | undefined;
  /** When the present distrust began, by the monotonic clock. */
  #suspectSinceMs: number | undefined;
  #movedMs = 0;

  /**
   * Takes a look at both clocks.
   *
   * @param databaseMs - milliseconds since 1970
   * @param monotonicMs - `performance.now()` at the same moment
   * @returns how far the clock moved since the last look, if that was a jump [ms]
   */
  observe(databaseMs: number, monotonicMs: number): number | undefined {
    const now = { databaseMs, monotonicMs };
    this.#anchor ??= now;
    const apartMs = databaseMs - this.#anchor.databaseMs - (monotonicMs - this.#anchor.monotonicMs);
    if (Math.abs(apartMs) > MOST_APART_MS) {
      this.#distrust(now, apartMs);
      return apartMs;
    }
    if (monotonicMs - this.#anchor.monotonicMs >= ALIKE_MS) {
      this.#anchor = now;
      this.#suspectSinceMs = undefined;
    }
    return undefined;
  }

  /**
   * Compares with what this database wrote before this process began: its clock cannot have gone back since.
   *
   * @param writtenMs - newest instant that the database wrote, milliseconds since 1970
   * @returns how far it went back, if it did [ms]
   */
  compareWithPast(now: Pair, writtenMs: number): number | undefined {
    const apartMs = now.databaseMs - writtenMs;
    if (apartMs >= -MOST_APART_MS) return undefined;
    this.#distrust(now, apartMs);
    return apartMs;
  }

  /** Somebody looked at the clock and found it right. */
  accept(): void {
    this.#suspectSinceMs = undefined;
    this.#anchor = undefined;
  }

  get isTrusted(): boolean {
    return this.#suspectSinceMs === undefined;
  }

  /** How far the clock moved when trust was lost [ms]; null: it is trusted. */
  get movedMs(): number | null {
    return this.isTrusted ? null : this.#movedMs;
  }

  #distrust(now: Pair, apartMs: number): void {
    this.#movedMs = apartMs;
    this.#suspectSinceMs = now.monotonicMs;
    this.#anchor = now;
  }
}
