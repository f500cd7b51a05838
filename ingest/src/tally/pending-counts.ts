/**
 * What follows its batch within seconds: counts of undeclared values and names of their keys, events of devices. A process
 * that is killed loses what it had not written, so a count may be too low, but never too high: one
 * whose commit got no answer is not written again.
 */
import {
  addDeviceEvents,
  addUndeclared,
  addUndeclaredNames,
  type DeviceEventCount,
  type UndeclaredCount,
  type UndeclaredName,
  type Work,
} from "@meetpaal/db";

/** Counts are written within 5 s. */
const FLUSH_MS = 2_000;
const HOUR_US = 3_600_000_000;

export class PendingCounts {
  readonly #work: Work;
  readonly #onProblem: (error: unknown) => void;
  /** By sensor: the last day known to have its row. */
  readonly #sighted = new Map<number, string>();
  #undeclared = new Map<string, UndeclaredCount>();
  #events = new Map<string, DeviceEventCount>();
  #names = new Map<string, UndeclaredName>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(work: Work, onProblem: (error: unknown) => void) {
    this.#work = work;
    this.#onProblem = onProblem;
  }

  /** Whether the day's first sighting of a sensor is committed. */
  isSighted(sensorId: number, day: string): boolean {
    return this.#sighted.get(sensorId) === day;
  }

  setSighted(sensorId: number, day: string): void {
    this.#sighted.set(sensorId, day);
  }

  addUndeclared(added: UndeclaredCount): void {
    merge(this.#undeclared, `${added.sensorId} ${added.day}`, added);
    this.#schedule();
  }

  addName(name: UndeclaredName): void {
    this.#names.set(`${name.sensorId} ${name.name}`, name);
    this.#schedule();
  }

  addEvent(deviceId: string, eventClass: string, atUs: number): void {
    const hourUs = atUs - (atUs % HOUR_US);
    merge(this.#events, `${deviceId} ${eventClass} ${hourUs}`, {
      deviceId,
      class: eventClass,
      hourUs,
      count: 1,
      firstUs: atUs,
      lastUs: atUs,
    });
    this.#schedule();
  }

  /** Writes what waits, without trying twice. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#flush();
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#flush();
    }, FLUSH_MS);
  }

  async #flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    await this.#flushing;
  }

  async #write(): Promise<void> {
    const undeclared = this.#undeclared;
    const events = this.#events;
    const names = this.#names;
    if (undeclared.size === 0 && events.size === 0 && names.size === 0) return;
    this.#undeclared = new Map();
    this.#events = new Map();
    this.#names = new Map();
    let isCommitting = false;
    try {
      await this.#work.transaction(async (tx) => {
        if (undeclared.size > 0) await addUndeclared(tx, [...undeclared.values()]);
        if (events.size > 0) await addDeviceEvents(tx, [...events.values()]);
        if (names.size > 0) await addUndeclaredNames(tx, [...names.values()]);
        isCommitting = true;
      });
    } catch (error) {
      this.#onProblem(error);
      // A name may be written twice: it is no count.
      for (const [key, name] of names) if (!this.#names.has(key)) this.#names.set(key, name);
      if (isCommitting) return;
      for (const [key, count] of undeclared) merge(this.#undeclared, key, count);
      for (const [key, count] of events) merge(this.#events, key, count);
      this.#schedule();
    }
  }
}

function merge<T extends { count: number; firstUs: number; lastUs: number }>(
  counts: Map<string, T>,
  key: string,
  added: T,
): void {
  const known = counts.get(key);
  if (known === undefined) {
    counts.set(key, { ...added });
    return;
  }
  known.count += added.count;
  known.firstUs = Math.min(known.firstUs, added.firstUs);
  known.lastUs = Math.max(known.lastUs, added.lastUs);
}
