/**
 * One thing at a time, by class of work. The embedded database is a single session, so a statement
 * of one transaction must never slip into another, and a long job must not keep devices waiting for
 * more than one slice.
 *
 * When classes compete, each gets every second turn against all below it: ingest 1/2, contract 1/4,
 * api and jobs 1/8 each. So ingest waits for at most one slice, and nobody waits for ever.
 */
import type { WorkClass } from "../database.ts";

const ORDER: readonly WorkClass[] = ["ingest", "contract", "api", "jobs"];

interface Item {
  run: () => Promise<void>;
  refuse: (reason: Error) => void;
}

export class ClassQueue {
  readonly #waiting = ORDER.map((): Item[] => []);
  /** Whether the class at this place had the last turn that it shared with those below. */
  readonly #hadTurn = ORDER.map(() => false);
  #isRunning = false;
  /** When other work than jobs was last asked for. */
  #askedAtMs = performance.now();
  #refusal: Error | undefined;
  #onIdle: (() => void)[] = [];

  /** Resolves or rejects as `run` does; a rejection leaves the queue as it is. */
  add<T>(workClass: WorkClass, run: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#refusal !== undefined) {
        reject(this.#refusal);
        return;
      }
      if (workClass !== "jobs") this.#askedAtMs = performance.now();
      this.#waiting[ORDER.indexOf(workClass)]?.push({
        run: () => run().then(resolve, reject),
        refuse: reject,
      });
      void this.#work();
    });
  }

  /** How long nobody but jobs has asked for anything. */
  get quietMs(): number {
    return performance.now() - this.#askedAtMs;
  }

  /** Refuses what comes from now on; resolves once all that was accepted has run. */
  async finish(reason: Error): Promise<void> {
    this.#refusal ??= reason;
    if (!this.#isRunning) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** Refuses what waits and what comes; what runs is left to end by itself. */
  abandon(reason: Error): void {
    this.#refusal = reason;
    for (const waiting of this.#waiting) {
      for (const item of waiting.splice(0)) item.refuse(reason);
    }
  }

  async #work(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let item = this.#next(0); item !== undefined; item = this.#next(0)) await item.run();
    this.#isRunning = false;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  /** The item whose turn it is, among the classes from `place` down. */
  #next(place: number): Item | undefined {
    const own = this.#waiting[place];
    if (own === undefined) return undefined;
    const isOthersTurn = own.length === 0 || this.#hadTurn[place];
    if (isOthersTurn) {
      const other = this.#next(place + 1);
      if (other !== undefined) {
        this.#hadTurn[place] = false;
        return other;
      }
    }
    this.#hadTurn[place] = own.length > 0;
    return own.shift();
  }
}
