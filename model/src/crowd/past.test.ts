import fc from "fast-check";
import { expect, it } from "vitest";
import { assess, type CrowdZone, type WayCounts } from "./assess.ts";
import type { Count } from "./flow.ts";
import type { LevelMemory } from "./hysteresis.ts";
import { assessPast, PAST_LEAD_MS, type PastInput } from "./past.ts";

const MINUTE_MS = 60_000;
const from = Date.parse("2026-11-24T21:00:00Z");
const zone: CrowdZone = {
  cordon: "closed",
  capacity: 400,
  levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
  density: null,
};
const gate = { id: "brug", widthM: 8, maxPerMinute: 30, errorPercent: 3 };
const minutes = (number: number): number => from + number * MINUTE_MS;

/** Every count since long before the first start, by sums that are added up from the start each time. */
function slowly(counts: readonly Count[], startMs: number | null, nowMs: number): WayCounts {
  const ended = counts.filter(({ timeMs }) => timeMs + MINUTE_MS <= nowMs);
  const newest = ended.at(-1);
  const since = ended.filter(({ timeMs }) => startMs !== null && timeMs >= startMs);
  const endedBy = (ms: number): Count[] => since.filter(({ timeMs }) => timeMs + MINUTE_MS <= ms);
  const sum = (some: readonly Count[]): number => some.reduce((total, { value }) => total + value, 0);
  return {
    intervalMs: MINUTE_MS,
    newest: newest === undefined ? null : { timeMs: newest.timeMs, receivedMs: newest.timeMs + MINUTE_MS },
    recent: ended.filter(({ timeMs }) => timeMs >= nowMs - 23 * MINUTE_MS),
    since:
      startMs === null
        ? null
        : {
            sum: sum(since),
            intervals: endedBy(nowMs - 15_000).length,
            sumQuarterAgo: sum(endedBy(nowMs - 15 * MINUTE_MS)),
          },
  };
}

/** What was counted before `countsFromMs` is given as a sum, as of a start long ago. */
function inputOf(counts: { in: Count[]; out: Count[] }, starts: PastInput["starts"]): PastInput {
  const countsFromMs = from - PAST_LEAD_MS - 3 * MINUTE_MS;
  const held = starts.findLast(({ atMs }) => atMs <= from)?.atMs ?? Infinity;
  const way = (all: readonly Count[]) => {
    const before = all.filter(({ timeMs }) => timeMs >= held && timeMs < countsFromMs);
    return {
      intervalMs: MINUTE_MS,
      counts: all.filter(({ timeMs }) => timeMs >= countsFromMs),
      before: { sum: before.reduce((sum, { value }) => sum + value, 0), intervals: before.length },
    };
  };
  return {
    zone,
    starts,
    gates: [{ gate, in: way(counts.in), out: way(counts.out) }],
    countsFromMs,
    fromMs: from,
    toMs: minutes(40),
  };
}

const counted = fc
  .array(fc.option(fc.integer({ min: 0, max: 30 }), { freq: 8 }), { minLength: 100, maxLength: 100 })
  .map((values) =>
    values.flatMap((value, place): Count[] =>
      value === null ? [] : [{ timeMs: minutes(place - 60), value }],
    ),
  );

it("says of each minute what was to be said then, had its counts been there", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      fc.record({ in: counted, out: counted }),
      fc.uniqueArray(fc.integer({ min: -60 * 60_000, max: 39 * 60_000 }), { maxLength: 3 }),
      (counts, startsMs) => {
        const starts = startsMs.toSorted((a, b) => a - b).map((ms) => ({ people: 100, atMs: from + ms }));
        const found = assessPast(inputOf(counts, starts));
        let memory: LevelMemory | null = null;
        const expected = found.map(({ atMs }) => {
          const start = starts.findLast((one) => one.atMs <= atMs) ?? null;
          const ways = {
            in: slowly(counts.in, start?.atMs ?? null, atMs),
            out: slowly(counts.out, start?.atMs ?? null, atMs),
          };
          const gates = [{ gate, ...ways, outOfRangeMs: null }];
          const assessed = assess({ zone, start, gates, memory, nowMs: atMs });
          memory = assessed.memory;
          return { atMs, level: assessed.level, band: assessed.band };
        });
        expect(found).toEqual(expected);
        expect(found).toHaveLength(40);
      },
    ),
    { numRuns: 20 },
  );
});

it("is unknown before anybody counted, and falls as slowly as it would have", () => {
  const always = (perMinute: number): Count[] =>
    Array.from({ length: 100 }, (_, place) => ({ timeMs: minutes(place - 60), value: perMinute }));
  const levels = assessPast(
    inputOf({ in: always(5), out: always(5) }, [
      { people: 380, atMs: minutes(10) },
      { people: 10, atMs: minutes(20) },
    ]),
  ).map(({ level }) => level);
  expect(levels.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "unknown"));
  expect(levels[10]).toBe("full");
  // Each level on the way down has its own five minutes, from the moment the numbers lay below it.
  expect(levels.slice(20, 26)).toEqual(["full", "full", "full", "full", "full", "quiet"]);
});
