/**
 * Writes the newest reading of each stream to `latest`, soon after its commit and apart from it: the
 * table is a hint for readers, repaired when a process starts, and no device waits for it. It writes a
 * slice, then rests; the more there is to write, the longer: what is overtaken meanwhile is never written.
 */
import { type LatestChange, upsertLatest, type Work } from "@meetpaal/db";

const WRITE_MS = 250;
/** Rest after a slice: so many times as long as it took... */
const REST_TIMES = 19;
/** ...but as short as it takes to write all that waits within this time: a bound that readers do not notice. */
const LONGEST_WAIT_MS = 5_000;
/** After a failure; the newest values are kept meanwhile, one a stream. */
const RETRY_MS = 1_000;
/** At the end so long goes on what still waits; the next start repairs the rest. */
const CLOSE_WITHIN_MS = 2_000;
/** Most rows of one statement: devices wait for its end, or at least share the processor with it. */
const SLICE = 200;

export class LatestWriter {
  readonly #work: Work;
  readonly #onProblem: (error: unknown) => void;
  readonly #waiting = new Map<number, LatestChange>();
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
    const untilMs = performance.now() + CLOSE_WITHIN_MS;
    try {
      while (this.#waiting.size > 0 && performance.now() < untilMs)
        await upsertLatest(this.#work, this.#takeSlice());
    } catch (error) {
      this.#onProblem(error);
    }
  }

  #keepNewest(row: LatestChange): void {
    const known = this.#waiting.get(row.datastreamId);
    if (known === undefined || known.timeUs <= row.timeUs) this.#waiting.set(row.datastreamId, row);
  }

  /** Those that wait longest. @returns by stream */
  #takeSlice(): LatestChange[] {
    const rows: LatestChange[] = [];
    for (const [datastreamId, row] of this.#waiting) {
      if (rows.length === SLICE) break;
      rows.push(row);
      this.#waiting.delete(datastreamId);
    }
    return rows.toSorted((a, b) => a.datastreamId - b.datastreamId);
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
    const rows = this.#takeSlice();
    const startedMs = performance.now();
    try {
      await upsertLatest(this.#work, rows);
      const tookMs = performance.now() - startedMs;
      const slicesLeft = Math.ceil(this.#waiting.size / SLICE);
      this.#restUntilMs =
        performance.now() + Math.min(REST_TIMES * tookMs, LONGEST_WAIT_MS / (1 + slicesLeft));
      this.#timer = undefined;
      if (this.#waiting.size > 0) this.#schedule(slicesLeft > 1 ? 0 : WRITE_MS);
    } catch (error) {
      this.#onProblem(error);
      for (const row of rows) this.#keepNewest(row);
      this.#timer = undefined;
      this.#schedule(RETRY_MS);
    }
  }
}
