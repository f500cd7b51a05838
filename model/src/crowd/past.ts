/**
 * How a zone stood at minutes that nobody computed: before it was watched, or while no process ran. It follows from the
 * counts that are stored now, late ones included, so it says what was so and not what was shown.
 */
import { assess, type CrowdGate, type CrowdZone, type StoredSince, type WayCounts } from "./assess.ts";
import type { Band } from "./band.ts";
import type { Count } from "./flow.ts";
import { TREND_MS } from "./forecast.ts";
import type { LevelMemory } from "./hysteresis.ts";
import { firstIntervalMs, GRACE_MS, lastIntervalMs } from "./interval.ts";
import type { ComputedLevel } from "./level.ts";

const MINUTE_MS = 60_000;

/** How far before the first minute counts are needed: a mean of five minutes a quarter of an hour ago [ms]. */
export const PAST_LEAD_MS = TREND_MS + 5 * MINUTE_MS;

/** One direction of a gate. */
export interface PastWay {
  intervalMs: number;
  /** Every stored one from `countsFromMs` on, oldest first. */
  counts: readonly Count[];
  /** What was counted from the start that held then until `countsFromMs`. */
  before: Pick<StoredSince, "sum" | "intervals">;
}

export interface PastInput {
  zone: CrowdZone;
  /** Oldest first; the first may lie before the minutes that are asked for. */
  starts: readonly { people: number; atMs: number }[];
  gates: readonly { gate: CrowdGate; in: PastWay; out: PastWay }[];
  countsFromMs: number;
  /** `[fromMs, toMs)`, whole minutes. */
  fromMs: number;
  toMs: number;
}

export interface PastMinute {
  atMs: number;
  level: ComputedLevel;
  band: Band | null;
}

/** Oldest first; a level falls from the minute before it as it would have. */
export function assessPast(input: PastInput): PastMinute[] {
  const { zone, starts, countsFromMs, fromMs, toMs } = input;
  const gates = input.gates.map(({ gate, ...ways }) => ({
    gate,
    in: new PastCounts(ways.in, countsFromMs),
    out: new PastCounts(ways.out, countsFromMs),
  }));
  const minutes: PastMinute[] = [];
  let memory: LevelMemory | null = null;
  for (let atMs = fromMs; atMs < toMs; atMs += MINUTE_MS) {
    const start = starts.findLast((one) => one.atMs <= atMs) ?? null;
    const assessment = assess({
      zone,
      start,
      gates: gates.map(({ gate, ...ways }) => ({
        gate,
        in: ways.in.at(atMs, start?.atMs ?? null),
        out: ways.out.at(atMs, start?.atMs ?? null),
        outOfRangeMs: null,
      })),
      memory,
      nowMs: atMs,
    });
    memory = assessment.memory;
    minutes.push({ atMs, level: assessment.level, band: assessment.band });
  }
  return minutes;
}

/** The counts of one direction, with sums from the first on. */
class PastCounts {
  readonly #way: PastWay;
  readonly #fromMs: number;
  /** `#sums[i]`: of the first i counts. */
  readonly #sums: number[] = [0];

  constructor(way: PastWay, fromMs: number) {
    this.#way = way;
    this.#fromMs = fromMs;
    for (const { value } of way.counts) this.#sums.push((this.#sums.at(-1) ?? 0) + value);
  }

  /** As it was stored at a moment, if every count came when its interval ended. */
  at(nowMs: number, startMs: number | null): WayCounts {
    const { counts, intervalMs } = this.#way;
    const ended = this.#countUntil(lastIntervalMs(nowMs, intervalMs));
    const newest = counts[ended - 1];
    const recentMs = nowMs - PAST_LEAD_MS - 3 * intervalMs;
    return {
      intervalMs,
      newest: newest === undefined ? null : { timeMs: newest.timeMs, receivedMs: newest.timeMs + intervalMs },
      recent: counts.slice(this.#countUntil(recentMs - 1), ended),
      since: startMs === null ? null : this.#since(startMs, nowMs),
    };
  }

  #since(startMs: number, nowMs: number): StoredSince {
    const { intervalMs, before } = this.#way;
    const firstMs = firstIntervalMs(startMs, intervalMs);
    const skipped = this.#countUntil(firstMs - 1);
    const isOlder = firstMs < this.#fromMs;
    const until = (ms: number): number => Math.max(skipped, this.#countUntil(lastIntervalMs(ms, intervalMs)));
    const sum = (end: number): number =>
      (isOlder ? before.sum : 0) + (this.#sums[end] ?? 0) - (this.#sums[skipped] ?? 0);
    return {
      sum: sum(until(nowMs)),
      intervals: (isOlder ? before.intervals : 0) + until(nowMs - GRACE_MS) - skipped,
      sumQuarterAgo: sum(until(nowMs - TREND_MS)),
    };
  }

  /** How many counts begin at `ms` or before. */
  #countUntil(ms: number): number {
    const { counts } = this.#way;
    let low = 0;
    let high = counts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((counts[middle]?.timeMs ?? Infinity) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
