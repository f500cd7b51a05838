import { describe, expect, test } from "vitest";
import { estimateClock } from "./clock-drift.ts";

const day = (date: number, leastLagS: number | null) => ({ day: `2026-11-${date}`, leastLagS });

describe("estimateClock", () => {
  test("gives the newest day, and the slope over all of them in any order", () => {
    const estimate = estimateClock([day(24, 3.2), day(22, 1.2), day(23, 2.2), day(21, null)]);
    expect(estimate?.behindS).toBe(3.2);
    expect(estimate?.driftSPerDay).toBeCloseTo(1, 9);
  });

  test("says nothing of drift after two days, and nothing at all without any", () => {
    expect(estimateClock([day(23, 1), day(24, 5)])).toEqual({ behindS: 5, driftSPerDay: null });
    expect(estimateClock([day(23, null)])).toBeNull();
  });
});
