/**
 * Keeps the contract of the generation in force. Every batch asks for the generation anyway, so being
 * late here is never wrong; the poll makes a change known before a device sends.
 */
import { findContractGeneration, loadContract, type Work } from "@meetpaal/db";
import type { DatabaseClock } from "../database-clock.ts";
import { buildContract, type Contract } from "./contract.ts";
import type { StreamState } from "./stream-state.ts";

/** Often enough that a device whose secret was revoked by another process is cut within 2 s. */
const POLL_MS = 1_000;

export interface ContractKeeperOptions {
  work: Work;
  clock: DatabaseClock;
  /** Called with each new contract, before anything is judged by it. */
  onChanged: (contract: Contract) => void;
}

export class ContractKeeper {
  readonly #work: Work;
  readonly #clock: DatabaseClock;
  readonly #onChanged: (contract: Contract) => void;
  readonly #states = new Map<number, StreamState>();
  #current: Contract | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor({ work, clock, onChanged }: ContractKeeperOptions) {
    this.#work = work;
    this.#clock = clock;
    this.#onChanged = onChanged;
  }

  /** Undefined until the first was loaded. */
  get current(): Contract | undefined {
    return this.#current;
  }

  /** Starts polling; resolves after the first attempt, whether or not the database answered. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.refresh().catch(() => {}), POLL_MS);
    await this.refresh().catch(() => {});
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running?.catch(() => {});
  }

  /**
   * Resolves once the contract is at least as new as the one in force when this was called.
   *
   * @throws when the database does not answer
   */
  async refresh(): Promise<void> {
    if (this.#running === undefined) {
      this.#running = this.#load().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    // The one under way may have read before the change that the caller knows of.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.refresh();
      });
    return this.#next;
  }

  async #load(): Promise<void> {
    const { generation, nowUs } = await findContractGeneration(this.#work);
    this.#clock.observe(nowUs);
    if (generation === this.#current?.generation) return;
    this.#current = buildContract(await loadContract(this.#work), this.#states);
    this.#onChanged(this.#current);
  }
}
