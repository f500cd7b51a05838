import { describe, expect, it } from "vitest";
import { flowPerMetre, meanPerMinute, type Recent } from "./flow.ts";

const MINUTE_MS = 60_000;
/** Counts by minute, the first of minute 0. */
const minutes = (...values: (number | null)[]): Recent => ({
  intervalMs: MINUTE_MS,
  counts: values.flatMap((value, i) => (value === null ? [] : [{ timeMs: i * MINUTE_MS, value }])),
});

describe("meanPerMinute", () => {
  it("takes the newest five minutes", () => {
    expect(meanPerMinute(minutes(1000, 10, 20, 30, 40, 50), 6 * MINUTE_MS)).toBe(30);
  });

  it("takes a missing minute as not counted, not as nobody", () => {
    expect(meanPerMinute(minutes(10, 20, null, 40, 50), 5 * MINUTE_MS)).toBe(30);
  });

  it("leaves out what had not ended", () => {
    expect(meanPerMinute(minutes(10, 1000), MINUTE_MS)).toBe(10);
  });

  it("takes a longer interval for itself", () => {
    const recent: Recent = {
      intervalMs: 10 * MINUTE_MS,
      counts: [
        { timeMs: 0, value: 999 },
        { timeMs: 10 * MINUTE_MS, value: 50 },
      ],
    };
    expect(meanPerMinute(recent, 20 * MINUTE_MS)).toBe(5);
  });

  it("says nothing of nothing", () => {
    expect(meanPerMinute(minutes(), 0)).toBeNull();
  });
});

describe("flowPerMetre", () => {
  const gate = { widthM: 4, maxPerMinute: 200 };

  it("adds both ways of the newest interval, per metre", () => {
    expect(flowPerMetre([minutes(0, 60), minutes(0, 40)], gate, 2 * MINUTE_MS)).toEqual({
      counted: 25,
      high: 25,
    });
  });

  it.each([
    [2 * MINUTE_MS + 14_999, 25],
    [2 * MINUTE_MS + 15_000, 65],
  ])("counts with the most possible once the newest interval is missing: at %d", (now, high) => {
    expect(flowPerMetre([minutes(60, 60), minutes(40)], gate, now)).toEqual({ counted: 25, high });
  });

  it("never lowers a count to the most possible", () => {
    expect(flowPerMetre([minutes(500), minutes(0)], gate, 2 * MINUTE_MS + 15_000).high).toBe(175);
  });

  it("knows no flow where a way was not counted, but an upper end", () => {
    expect(flowPerMetre([minutes(60), minutes()], gate, MINUTE_MS)).toEqual({ counted: null, high: 65 });
  });
});
