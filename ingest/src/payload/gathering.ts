/** Gathers what a message says, value by value, for formats whose values do not come in moments. */
import { type Decoded, type Fault, faulty, MAX_VALUES, type Moment } from "./decode-payload.ts";

export class Gathering {
  readonly #moments: { timeUs: number; revision: number; values: Record<string, unknown> }[] = [];
  readonly #faults: Fault[] = [];
  readonly #last = new Map<number, Record<string, unknown>>();
  #extraMembers = 0;
  #valueCount = 0;

  /** Whether there is more than one message may hold. */
  get isOver(): boolean {
    return this.#valueCount > MAX_VALUES || this.#faults.length > MAX_VALUES;
  }

  /** Values of one moment stay together; the same key again is a moment of its own. */
  add(timeUs: number, key: string, value: unknown): void {
    this.#valueCount += 1;
    let values: Record<string, unknown> | undefined = this.#last.get(timeUs);
    if (values === undefined || key in values) {
      // Without a prototype, since a device chooses the keys.
      values = { __proto__: null };
      this.#last.set(timeUs, values);
      this.#moments.push({ timeUs, revision: 0, values });
    }
    values[key] = value;
  }

  /** Something that the register does not declare: nothing more of it is looked at. */
  drop(count = 1): void {
    this.#extraMembers += count;
  }

  fault(reason: Fault["reason"], position: number | null): void {
    this.#faults.push({ reason, position });
  }

  decoded(): Decoded {
    if (this.isOver) return faulty("too_many_values");
    const moments: readonly Moment[] = this.#moments;
    return {
      moments,
      faults: this.#faults,
      extraMembers: this.#extraMembers,
      valueCount: this.#valueCount,
    };
  }
}
