/**
 * How long each device waits for its answers, kept only while somebody looks: a look begins the count, and a minute
 * without one ends it. So it costs nothing otherwise, and nothing of it is kept.
 */

const LOOKED_AT_MS = 60_000;

export interface DevicePace {
  deviceId: string;
  /** Publishes answered since the look before. */
  answered: number;
  meanMs: number;
  mostMs: number;
  /** Publishes taken in and not answered now. */
  waiting: number;
}

interface Tally {
  answered: number;
  sumMs: number;
  mostMs: number;
}

export class DevicePaces {
  #tallies: Map<string, Tally> | undefined;
  #lookedAtMs = 0;

  answered(deviceId: string, ms: number): void {
    if (this.#tallies === undefined) return;
    if (performance.now() - this.#lookedAtMs > LOOKED_AT_MS) {
      this.#tallies = undefined;
      return;
    }
    const tally = this.#tallies.get(deviceId) ?? { answered: 0, sumMs: 0, mostMs: 0 };
    tally.answered += 1;
    tally.sumMs += ms;
    tally.mostMs = Math.max(tally.mostMs, ms);
    this.#tallies.set(deviceId, tally);
  }

  /**
   * Gives what was counted since the look before, and begins anew.
   *
   * @param waiting - by device, what is unanswered now
   * @returns the `most` slowest, slowest first; those that only wait come before all
   */
  look(waiting: ReadonlyMap<string, number>, most: number): DevicePace[] {
    const tallies = this.#tallies ?? new Map<string, Tally>();
    this.#tallies = new Map();
    this.#lookedAtMs = performance.now();
    const ids = new Set([...tallies.keys(), ...waiting.keys()]);
    const paces = [...ids].map((deviceId) => {
      const { answered, sumMs, mostMs } = tallies.get(deviceId) ?? { answered: 0, sumMs: 0, mostMs: 0 };
      const meanMs = answered === 0 ? 0 : sumMs / answered;
      return { deviceId, answered, meanMs, mostMs, waiting: waiting.get(deviceId) ?? 0 };
    });
    const isStuck = ({ answered, waiting: count }: DevicePace): number => Number(answered === 0 && count > 0);
    return paces.toSorted((a, b) => isStuck(b) - isStuck(a) || b.mostMs - a.mostMs).slice(0, most);
  }
}
