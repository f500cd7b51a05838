import { describe, expect, it } from "vitest";
import { firstIntervalMs, inMinutes, intervalsBetween, lastIntervalMs } from "./interval.ts";

const at = (time: string): number => Date.parse(`2026-11-24T${time}Z`);
const MINUTE_MS = 60_000;

describe("whole intervals", () => {
  it.each([
    ["21:00:00", "21:00:00"],
    ["21:00:00.001", "21:01:00"],
    ["21:00:59", "21:01:00"],
  ])("after a start at %s begin at %s", (start, first) => {
    expect(firstIntervalMs(at(start), MINUTE_MS)).toBe(at(first));
  });

  it.each([
    ["21:01:00", "21:00:00"],
    ["21:00:59.999", "20:59:00"],
  ])("that have ended at %s go to the one of %s", (until, last) => {
    expect(lastIntervalMs(at(until), MINUTE_MS)).toBe(at(last));
  });

  it.each([
    ["21:00:00", "21:00:00", 0],
    ["21:00:00", "21:00:59.999", 0],
    ["21:00:00", "21:01:00", 1],
    ["21:00:30", "21:01:59", 0],
    ["21:00:30", "21:02:00", 1],
    ["21:00:00", "22:00:00", 60],
    ["22:00:00", "21:00:00", 0],
  ])("between %s and %s are %d", (from, until, count) => {
    expect(intervalsBetween(at(from), at(until), MINUTE_MS)).toBe(count);
  });

  it("last their minutes", () => {
    expect(inMinutes(5 * MINUTE_MS, 3)).toBe(15);
    expect(inMinutes(15_000)).toBe(0.25);
  });
});
