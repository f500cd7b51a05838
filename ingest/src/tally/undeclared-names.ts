/**
 * Which names undeclared keys have. A name may carry personal data itself (the address of a phone, a number plate), so
 * until it looks like the name of a measurement and came in 20 messages over 10 minutes it is known here alone, in
 * memory: written nowhere, logged nowhere.
 */
import type { UndeclaredName } from "@meetpaal/db";

const NAME = /^[a-z][a-z_]{0,39}$/;
/** What comes less often is not told from something that names a person. */
const LEAST_MESSAGES = 20;
const LEAST_SPAN_US = 10 * 60_000_000;
/** So many are watched a sensor; a device that makes up names must not fill the memory. */
const MOST_WATCHED = 100;
/** One that did not come for this long makes room for another. */
const FORGET_AFTER_US = 60 * 60_000_000;
/** A name that is written is written again so seldom. */
const WRITE_AGAIN_US = 60 * 60_000_000;

interface Watched {
  messages: number;
  firstUs: number;
  lastUs: number;
  writtenUs: number;
}

export class UndeclaredNames {
  readonly #sensors = new Map<number, Map<string, Watched>>();

  /**
   * Notes that a message held a key of this name; the message once.
   *
   * @returns what is to be written now; undefined: nothing
   */
  note(sensorId: number, name: string, receivedUs: number): UndeclaredName | undefined {
    if (!NAME.test(name)) return undefined;
    const watched = this.#watch(sensorId, name, receivedUs);
    if (watched === undefined) return undefined;
    watched.messages += 1;
    watched.lastUs = Math.max(watched.lastUs, receivedUs);
    const { messages, firstUs, lastUs, writtenUs } = watched;
    if (messages < LEAST_MESSAGES || lastUs - firstUs < LEAST_SPAN_US) return undefined;
    if (lastUs - writtenUs < WRITE_AGAIN_US) return undefined;
    watched.writtenUs = lastUs;
    return { sensorId, name, firstUs, lastUs };
  }

  #watch(sensorId: number, name: string, nowUs: number): Watched | undefined {
    const names = this.#sensors.get(sensorId) ?? new Map<string, Watched>();
    this.#sensors.set(sensorId, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    if (names.size >= MOST_WATCHED) forgetOld(names, nowUs);
    if (names.size >= MOST_WATCHED) return undefined;
    const watched = { messages: 0, firstUs: nowUs, lastUs: nowUs, writtenUs: Number.NEGATIVE_INFINITY };
    names.set(name, watched);
    return watched;
  }
}

function forgetOld(names: Map<string, Watched>, nowUs: number): void {
  for (const [name, { lastUs }] of names) {
    if (nowUs - lastUs > FORGET_AFTER_US) names.delete(name);
  }
}
