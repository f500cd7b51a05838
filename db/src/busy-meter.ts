/**
 * How long a class of work kept the database busy: in all, for metrics, and which part of the last seconds. Jobs ask
 * that of devices' and readers' work, so that they take what is left over: without this they would take as much, for
 * every late value makes an hour to be computed again, and a large register takes minutes to be judged.
 */
import type { WorkClass } from "./database.ts";

/** Long enough to bridge the moment between two batches, short enough to feel a burst end. */
const WINDOW_MS = 500;

export class BusyMeter {
  #running = 0;
  #lastMs = performance.now();
  #windowStartMs = this.#lastMs;
  #busyMs = 0;
  #totalMs = 0;
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

  /** Since it was made, overlapping work once. */
  get totalS(): number {
    this.#advance();
    return this.#totalMs / 1000;
  }

  #advance(): void {
    const nowMs = performance.now();
    if (this.#running > 0) {
      this.#busyMs += nowMs - this.#lastMs;
      this.#totalMs += nowMs - this.#lastMs;
    }
    this.#lastMs = nowMs;
    const windowMs = nowMs - this.#windowStartMs;
    if (windowMs < WINDOW_MS) return;
    this.#share = this.#busyMs / windowMs;
    this.#busyMs = 0;
    this.#windowStartMs = nowMs;
  }
}

export type BusyMeters = Record<WorkClass, BusyMeter>;

export function makeBusyMeters(): BusyMeters {
  return {
    ingest: new BusyMeter(),
    contract: new BusyMeter(),
    api: new BusyMeter(),
    jobs: new BusyMeter(),
  };
}

/** Of the last half second, what those who wait took: devices or readers, whoever took more; in [0, 1]. */
export function waitedShareOf({ ingest, api }: BusyMeters): number {
  return Math.max(ingest.share, api.share);
}

export function busySecondsOf({ ingest, contract, api, jobs }: BusyMeters): Record<WorkClass, number> {
  return { ingest: ingest.totalS, contract: contract.totalS, api: api.totalS, jobs: jobs.totalS };
}
