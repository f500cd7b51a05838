/**
 * Writes the newest reading of each stream to `latest`, soon after its commit and apart from it: the
 * table is a hint for readers, repaired when a process starts, and no device waits for it. The more
 * there is to write, the longer it rests: what is overtaken meanwhile is never written.
 */
import { type LatestChange, upsertLatest, type Work } from "@meetpaal/db";

const WRITE_MS = 250;
/** Rest after a write: so many times as long as it took, within bounds that readers do not notice. */
const REST_TIMES = 19;
const LONGEST_REST_MS = 5_000;
/** After a failure; the newest values are kept meanwhile, one a stream. */
const RETRY_MS = 1_000;
/** Most rows of one statement: on the embedded database devices wait for its end. */
const SLICE = 1_000;

export class LatestWriter {
  readonly #work: Work;
  readonly #onProblem: (error: unknown) => void;
  #waiting = new Map<number, LatestChange>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #restUntilMs = 0;
  #isClosed = false;

  constructor(work: Work, onProblem: (error: unknown) => void) {
    this.#work = work;
    this.#onProblem = onProblem;
  }

  add(rows: readonly LatestChange[]): void {
    for (const row of rows) this.#keepNewest(row);
    this.#schedule(WRITE_MS);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#writing;
    await this.#write();
  }

  #keepNewest(row: LatestChange): void {
    const known = this.#waiting.get(row.datastreamId);
    if (known === undefined || known.timeUs <= row.timeUs) this.#waiting.set(row.datastreamId, row);
  }

  #schedule(afterMs: number): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(
      () => {
        this.#writing = this.#write();
      },
      Math.max(afterMs, this.#restUntilMs - performance.now()),
    );
  }

  async #write(): Promise<void> {
    const rows = [...this.#waiting.values()].toSorted((a, b) => a.datastreamId - b.datastreamId);
    this.#waiting = new Map();
    const startedMs = performance.now();
    try {
      for (let from = 0; from < rows.length; from += SLICE) {
        await upsertLatest(this.#work, rows.slice(from, from + SLICE));
      }
      const restMs = REST_TIMES * (performance.now() - startedMs);
      this.#restUntilMs = performance.now() + Math.min(restMs, LONGEST_REST_MS);
      this.#timer = undefined;
      if (this.#waiting.size > 0) this.#schedule(WRITE_MS);
    } catch (error) {
      this.#onProblem(error);
      for (const row of rows) this.#keepNewest(row);
      this.#timer = undefined;
      this.#schedule(RETRY_MS);
    }
  }
}
