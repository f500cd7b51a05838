/**
 * When the changes of a sensor go out: the first at once, then at most one a second, each time the newest value of each
 * of its streams. Changes that come close together go out together.
 */
import type { LiveValue } from "../contract/live.ts";

/** How long a first change waits for its neighbours; with the broker's 20 ms well within the promised 50 ms. */
const GATHER_MS = 10;
const INTERVAL_MS = 1_000;

interface Waiting {
  dueMs: number;
  /** By stream. */
  values: Map<number, LiveValue>;
}

export interface Pace {
  add: (sensor: number, value: LiveValue, nowMs: number) => void;
  /** When the next values are due; undefined: nothing waits. */
  nextMs: () => number | undefined;
  /** Takes out what is due. */
  take: (nowMs: number) => LiveValue[];
  /** Forgets what waits of a stream. */
  drop: (datastream: number) => void;
}

/** `nowMs` is of a clock that never goes back. */
export function createPace(): Pace {
  const sentMs = new Map<number, number>();
  const waiting = new Map<number, Waiting>();

  return {
    add: (sensor, value, nowMs) => {
      let entry = waiting.get(sensor);
      if (entry === undefined) {
        const earliestMs = (sentMs.get(sensor) ?? -Infinity) + INTERVAL_MS;
        entry = { dueMs: Math.max(nowMs + GATHER_MS, earliestMs), values: new Map() };
        waiting.set(sensor, entry);
      }
      entry.values.set(value.datastream, value);
    },

    nextMs: () => {
      let next: number | undefined;
      for (const { dueMs } of waiting.values()) {
        if (next === undefined || dueMs < next) next = dueMs;
      }
      return next;
    },

    take: (nowMs) => {
      const due: LiveValue[] = [];
      for (const [sensor, { dueMs, values }] of waiting) {
        if (dueMs > nowMs) continue;
        due.push(...values.values());
        waiting.delete(sensor);
        sentMs.set(sensor, nowMs);
      }
      return due;
    },

    drop: (datastream) => {
      for (const [sensor, { values }] of waiting) {
        values.delete(datastream);
        if (values.size === 0) waiting.delete(sensor);
      }
    },
  };
}
