/**
 * Keeps the contract of the generation in force. Every batch asks for the generation anyway, so being
 * late here is never wrong; the database's notice makes a change known before a device sends, and the
 * poll does where that notice is not heard.
 */
import {
  CONTRACT_CHANNEL,
  type Database,
  findContractGeneration,
  loadContract,
  type Work,
} from "@meetpaal/db";
import type { DatabaseClock } from "../database-clock.ts";
import { buildContract, type Contract } from "./contract.ts";
import type { StreamState } from "./stream-state.ts";

/** Often enough that a device whose secret was revoked by another process is cut within 2 s. */
const SERVER_POLL_MS = 1_000;
/** The one process that changes it hears its own notices; a question each second would keep the database awake. */
const EMBEDDED_POLL_MS = 60_000;

export interface ContractKeeperOptions {
  database: Database;
  clock: DatabaseClock;
  /** Called with each new contract, before anything is judged by it. */
  onChanged: (contract: Contract) => void;
}

export class ContractKeeper {
  readonly #database: Database;
  readonly #work: Work;
  readonly #clock: DatabaseClock;
  readonly #onChanged: (contract: Contract) => void;
  readonly #states = new Map<number, StreamState>();
  #current: Contract | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: () => Promise<void> = async () => {};

  constructor({ database, clock, onChanged }: ContractKeeperOptions) {
    this.#database = database;
    this.#work = database.work("contract");
    this.#clock = clock;
    this.#onChanged = onChanged;
  }

  /** Undefined until the first was loaded. */
  get current(): Contract | undefined {
    return this.#current;
  }

  /** Starts looking; resolves after the first attempt, whether or not the database answered. */
  async start(): Promise<void> {
    const look = (): void => void this.refresh().catch(() => {});
    const pollMs = this.#database.edition === "server" ? SERVER_POLL_MS : EMBEDDED_POLL_MS;
    this.#timer = setInterval(look, pollMs);
    this.#stopListening = this.#database.listen(CONTRACT_CHANNEL, look);
    await this.refresh().catch(() => {});
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#stopListening();
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
