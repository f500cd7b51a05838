/**
 * The last 24 hours, sent as late data while the live values already come: a device that was away does the same.
 *
 * Only hours in which something is missing are sent: at a first start all of them, after a restart the gap. Newest
 * first, so that what people look at is there soonest, and slower than the process could, so that nothing waits for it.
 */
import { setTimeout as sleep } from "node:timers/promises";

const HOUR_MS = 3_600_000;
/** Values a second; a whole day of the city is some 80,000. */
const PACE_PER_SECOND = 4_000;
/** Far below what one message may hold (1,000 values, 64 KiB). */
const TIMES_A_MESSAGE = 200;

export interface BacklogSource {
  /** Times of measurement in `[fromMs, toMs)`, in order. */
  slots: (fromMs: number, toMs: number) => number[];
  /** How many values each time has. */
  valuesATime: number;
  /** How many values are stored already, by hour (its start in milliseconds). */
  stored: ReadonlyMap<number, number>;
  /** Sends these times; resolves when they are acknowledged. */
  send: (times: readonly number[]) => Promise<void>;
}

/** @returns how many values were sent; ends early, without an error, when told to stop */
export async function sendBacklog(
  sources: readonly BacklogSource[],
  fromMs: number,
  toMs: number,
  signal: AbortSignal,
): Promise<number> {
  let sent = 0;
  const startedAt = performance.now();
  for (let hour = Math.floor((toMs - 1) / HOUR_MS) * HOUR_MS; hour + HOUR_MS > fromMs; hour -= HOUR_MS) {
    for (const source of sources) {
      const times = source.slots(Math.max(hour, fromMs), Math.min(hour + HOUR_MS, toMs));
      if ((source.stored.get(hour) ?? 0) >= times.length * source.valuesATime) continue;
      for (let from = 0; from < times.length; from += TIMES_A_MESSAGE) {
        if (signal.aborted) return sent;
        const part = times.slice(from, from + TIMES_A_MESSAGE);
        await source.send(part);
        sent += part.length * source.valuesATime;
        await keepPace(sent, startedAt, signal);
      }
    }
  }
  return sent;
}

async function keepPace(sent: number, startedAt: number, signal: AbortSignal): Promise<void> {
  const waitMs = startedAt + (sent / PACE_PER_SECOND) * 1_000 - performance.now();
  if (waitMs < 20) return; // a timer is not finer than that
  await sleep(waitMs, undefined, { signal }).catch(() => undefined);
}
