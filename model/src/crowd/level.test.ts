import { describe, expect, it } from "vitest";
import {
  densityMeasure,
  flowMeasure,
  isWellBelow,
  levelAt,
  levelOf,
  levelRank,
  type Measure,
  percentMeasure,
} from "./level.ts";

const percents = { normal: 30, busy: 50, veryBusy: 70, full: 85 };
const densities = { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 };
const percent = (value: number): Measure => percentMeasure(value, percents);
const density = (value: number): Measure => densityMeasure(value, densities);

describe("levelOf", () => {
  it.each([
    [-5, "quiet"],
    [29.99, "quiet"],
    [30, "normal"],
    [49.99, "normal"],
    [50, "busy"],
    [69.99, "busy"],
    [70, "very-busy"],
    [84.99, "very-busy"],
    [85, "full"],
    [300, "full"],
  ])("calls %d percent %s", (value, level) => {
    expect(levelOf([percent(value)])).toBe(level);
  });

  it.each([
    [0.499, "quiet"],
    [0.5, "normal"],
    [1, "busy"],
    [1.5, "very-busy"],
    [2, "full"],
  ])("calls %d persons per m2 %s", (value, level) => {
    expect(levelOf([density(value)])).toBe(level);
  });

  it.each([
    [22.9, "quiet"],
    [23, "normal"],
    [32.9, "normal"],
    [33, "busy"],
    [49, "very-busy"],
    [65.9, "very-busy"],
    [66, "full"],
  ])("calls a flow of %d per minute and metre %s", (value, level) => {
    expect(levelOf([flowMeasure(value)])).toBe(level);
  });

  it("takes the worse of two words, whichever number gives it", () => {
    expect(levelOf([percent(10), density(2)])).toBe("full");
    expect(levelOf([percent(85), density(0)])).toBe("full");
  });

  it("is not made quieter by a rounding", () => {
    expect(levelOf([percent((0.7 * 100 * 3) / 3 - 1e-12)])).toBe("very-busy");
  });
});

describe("isWellBelow", () => {
  it.each([
    [65, true],
    [65.01, false],
    [70, false],
  ])("wants 5 points below: %d percent", (value, below) => {
    expect(isWellBelow("very-busy", [percent(value)])).toBe(below);
  });

  it.each([
    [1.4, true],
    [1.41, false],
  ])("wants 0.1 persons per m2 below: %d", (value, below) => {
    expect(isWellBelow("very-busy", [density(value)])).toBe(below);
  });

  it.each([
    [44.1, true],
    [44.2, false],
  ])("wants 10 percent of the flow below: %d", (value, below) => {
    expect(isWellBelow("very-busy", [flowMeasure(value)])).toBe(below);
  });

  it("wants it of every number", () => {
    expect(isWellBelow("busy", [percent(0), density(0.95)])).toBe(false);
  });
});

it("ranks from quiet to full, and back", () => {
  expect([0, 1, 2, 3, 4].map((rank) => levelRank(levelAt(rank)))).toEqual([0, 1, 2, 3, 4]);
});
