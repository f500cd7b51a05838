/**
 * Turns many small messages into few large transactions, and tells each sender when its message is
 * decided.
 *
 *   add() ─► waiting ──(the transaction before has ended)──► judge ─► write ─► commit ─► decided()
 *                                                              ▲        │
 *                                                              └────────┘ contract moved, database away
 *
 * One transaction is under way at a time, and what arrives meanwhile is the next batch: an idle
 * writer writes at once, a busy one writes larger batches. A batch that could not be committed stays
 * as it is, for as long as that takes: its messages are nowhere else.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { failureKind } from "@meetpaal/db";
import type { DropReason, Message } from "../message.ts";
import { GenerationMoved } from "./write-batch.ts";

/** Waits between attempts while the database is away. */
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

export interface BatchWriterOptions {
  /**
   * Decides messages in one transaction; resolves after the commit.
   *
   * @param mayCopy - false after a copy of the same messages met a row that was there
   * @param isFirst - false when an earlier attempt may have been committed without an answer
   */
  commit: (messages: readonly Message[], mayCopy: boolean, isFirst: boolean) => Promise<void>;
  /** Loads the contract that a batch turned out to need. */
  refresh: () => Promise<void>;
  /** Decides a single message that the database refuses for good; resolves after the commit. */
  setAside: (message: Message) => Promise<void>;
  onProblem: (error: unknown) => void;
  /** Most values in one transaction; one message is never split. */
  maxValues: number;
}

export class BatchWriter {
  readonly #options: BatchWriterOptions;
  #waiting: Message[] = [];
  #running: Promise<void> | undefined;
  #stopping: AbortController | undefined;

  constructor(options: BatchWriterOptions) {
    this.#options = options;
  }

  add(message: Message): void {
    if (this.#stopping?.signal.aborted === true) {
      message.receipt.dropped("undecidable");
      return;
    }
    this.#waiting.push(message);
    this.#running ??= this.#run();
  }

  /** Decides what was added before, unless the database is away. */
  async close(): Promise<void> {
    this.#stopping ??= new AbortController();
    this.#isClosing = true;
    await this.#running;
    this.#stopping.abort();
  }

  #isClosing = false;

  async #run(): Promise<void> {
    // A chunk of a socket holds many messages: let all of them into the first batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#decide(this.#take(), true);
    this.#running = undefined;
  }

  /** Removes the first messages that fit in one transaction, and at least one. */
  #take(): Message[] {
    const { maxValues } = this.#options;
    let values = 0;
    let count = 0;
    for (const { decoded } of this.#waiting) {
      values += decoded.valueCount;
      if (count > 0 && values > maxValues) break;
      count += 1;
    }
    if (count < this.#waiting.length) return this.#waiting.splice(0, count);
    const all = this.#waiting;
    this.#waiting = [];
    return all;
  }

  async #decide(messages: readonly Message[], copyAtFirst: boolean): Promise<void> {
    let mayCopy = copyAtFirst;
    let isFirst = true;
    for (let waitMs = FIRST_WAIT_MS; ; ) {
      try {
        await this.#options.commit(messages, mayCopy, isFirst);
        for (const { receipt } of messages) receipt.decided();
        return;
      } catch (error) {
        if (error instanceof GenerationMoved) {
          await this.#options.refresh().catch(this.#options.onProblem);
          continue;
        }
        const kind = failureKind(error);
        if (kind === "bisect") {
          await this.#halve(messages, error);
          return;
        }
        if (kind === "conflict" && mayCopy) {
          mayCopy = false;
          continue;
        }
        this.#options.onProblem(error);
        if (this.#isClosing) {
          for (const { receipt } of messages) receipt.dropped("undecidable");
          return;
        }
        isFirst = false;
        await sleep(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
  }

  /** One of these can never be stored: the others must not wait for it. */
  async #halve(messages: readonly Message[], error: unknown): Promise<void> {
    const [only] = messages;
    if (messages.length === 1 && only !== undefined) {
      this.#options.onProblem(error);
      await this.#setAside(only);
      return;
    }
    const middle = Math.ceil(messages.length / 2);
    await this.#decide(messages.slice(0, middle), false);
    await this.#decide(messages.slice(middle), false);
  }

  async #setAside(message: Message): Promise<void> {
    const reason: DropReason = "undecidable";
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        await this.#options.setAside(message);
        message.receipt.decided();
        return;
      } catch (error) {
        this.#options.onProblem(error);
        if (this.#isClosing || failureKind(error) !== "hold") {
          message.receipt.dropped(reason);
          return;
        }
        await sleep(waitMs);
      }
    }
  }
}
