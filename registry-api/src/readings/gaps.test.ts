import type { Span } from "@meetpaal/model";
import { describe, expect, it } from "vitest";
import { type GapScope, gapsBetween } from "./gaps.ts";

const HOUR = 3_600_000;
const terms: Span["terms"] = {
  aggregation: "interval-count",
  intervalMs: HOUR,
  below: null,
  identifiability: "none",
  keepsHours: true,
  rollover: null,
  keepsDays: true,
};
const inForce = (fromMs: number, toMs: number): Span => ({ fromMs, toMs, windowToMs: toMs, terms });
const hours = (...starts: number[]) => starts.map((at) => ({ startMs: at * HOUR, endMs: (at + 1) * HOUR }));
const gap = (from: number, to: number) => ({
  start: new Date(from * HOUR).toISOString(),
  end: new Date(to * HOUR).toISOString(),
});
const whole: GapScope = {
  fromMs: 0,
  toMs: 10 * HOUR,
  isFirst: true,
  isLast: true,
  untilMs: Infinity,
  spans: [inForce(0, Infinity)],
  leastMs: HOUR,
};

describe("gaps", () => {
  it("lie before the first item, between two, and after the last", () => {
    expect(gapsBetween(hours(2, 3, 5), whole)).toEqual([gap(0, 2), gap(4, 5), gap(6, 10)]);
    expect(gapsBetween([], whole)).toEqual([gap(0, 10)]);
    expect(gapsBetween(hours(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), whole)).toEqual([]);
  });

  it("are told once where an answer goes on in another", () => {
    expect(gapsBetween(hours(2, 5), { ...whole, isLast: false })).toEqual([gap(0, 2), gap(3, 5)]);
    expect(gapsBetween(hours(5, 7), { ...whole, isFirst: false })).toEqual([gap(6, 7), gap(8, 10)]);
  });

  it("are none where nothing was expected, and where a value may still come", () => {
    const spans = [inForce(HOUR, 3 * HOUR), inForce(6 * HOUR, 20 * HOUR)];
    expect(gapsBetween([], { ...whole, spans, untilMs: 8 * HOUR })).toEqual([gap(1, 3), gap(6, 8)]);
  });

  it("are none where an item came a little late", () => {
    const late = hours(0, 1).map(({ startMs, endMs }) => ({ startMs: startMs + 9, endMs: endMs + 9 }));
    expect(gapsBetween(late, { ...whole, toMs: 2 * HOUR })).toEqual([]);
  });
});
