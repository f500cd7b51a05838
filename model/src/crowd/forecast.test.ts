import { describe, expect, it } from "vitest";
import { flowTrend, minutesToNextLevel, percentTrend } from "./forecast.ts";

const thresholds = { normal: 30, busy: 50, veryBusy: 70, full: 85 };
const densities = { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 };
const byPercent = { thresholds, persons: 40 };
const byDensity = { thresholds: densities, persons: 2400 };

describe("a trend", () => {
  it.each([
    [51, 50, "same"],
    [51.01, 50, "busier"],
    [49, 50, "same"],
    [48.99, 50, "quieter"],
  ])("from %d percent now and %d before is %s", (now, before, direction) => {
    expect(percentTrend(now, before)).toBe(direction);
  });

  it.each([
    [11, 10, "same"],
    [11.1, 10, "busier"],
    [8.9, 10, "quieter"],
    [0, 0, "same"],
  ])("from a flow of %d now and %d before is %s", (now, before, direction) => {
    expect(flowTrend(now, before)).toBe(direction);
  });
});

describe("minutesToNextLevel", () => {
  it.each([
    [1000, 50, 4],
    [1001, 50, 3],
    [1200, 50, 0],
  ])("from %d persons at %d a minute takes %d minutes, rounded down", (high, net, minutes) => {
    expect(minutesToNextLevel("quiet", high, net, [byPercent])).toBe(minutes);
  });

  it("takes the nearer of percent and density", () => {
    expect(minutesToNextLevel("busy", 2600, 10, [byPercent, byDensity])).toBe(20);
    expect(minutesToNextLevel("busy", 2600, 10, [byPercent, { ...byDensity, persons: 1800 }])).toBe(10);
  });

  it.each([
    ["it does not grow", "quiet" as const, 0],
    ["it shrinks", "quiet" as const, -3],
    ["the flow is not known", "quiet" as const, null],
    ["there is no next level", "full" as const, 50],
  ])("says nothing when %s", (_name, level, net) => {
    expect(minutesToNextLevel(level, 1000, net, [byPercent])).toBeNull();
  });
});
