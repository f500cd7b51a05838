import { describe, expect, it } from "vitest";
import { ClockGuard } from "./clock-guard.ts";

const START = Date.parse("2026-11-24T10:00:00Z");
const MINUTE = 60_000;

/** Looks every 20 s, from and to these minutes of the monotonic clock, at a database clock that is `aheadMs` off. */
function watch(guard: ClockGuard, from: number, to: number, aheadMs: number): (number | undefined)[] {
  const jumps = [];
  for (let ms = from * MINUTE; ms <= to * MINUTE; ms += 20_000) {
    jumps.push(guard.observe(START + ms + aheadMs, ms));
  }
  return jumps.filter((jump) => jump !== undefined);
}

describe("the clock guard", () => {
  it("trusts a clock that goes on, and one that drifts slowly", () => {
    const guard = new ClockGuard();
    expect(watch(guard, 0, 60, 0)).toEqual([]);
    // A minute in an hour: 10 s in ten minutes.
    for (let minute = 60; minute < 300; minute += 1) {
      guard.observe(START + minute * MINUTE + (minute - 60) * 1000, minute * MINUTE);
    }
    expect(guard.isTrusted).toBe(true);
  });

  it.each([60_001, -60_001, 365 * 86_400_000])("loses trust at a jump of %d ms", (jumpMs) => {
    const guard = new ClockGuard();
    watch(guard, 0, 5, 0);
    expect(watch(guard, 6, 6, jumpMs)).toEqual([jumpMs]);
    expect(guard.isTrusted).toBe(false);
    expect(guard.movedMs).toBe(jumpMs);
  });

  it("bears a jump of 60 s", () => {
    const guard = new ClockGuard();
    watch(guard, 0, 5, 0);
    expect(watch(guard, 6, 6, 60_000)).toEqual([]);
    expect(guard.isTrusted).toBe(true);
  });

  it("trusts again after both went alike for ten minutes", () => {
    const guard = new ClockGuard();
    watch(guard, 0, 5, 0);
    watch(guard, 6, 15, 3_600_000);
    expect(guard.isTrusted).toBe(false);
    watch(guard, 16, 16, 3_600_000);
    expect(guard.isTrusted).toBe(true);
    expect(guard.movedMs).toBeNull();
  });

  it("begins to wait anew at another jump", () => {
    const guard = new ClockGuard();
    watch(guard, 0, 5, 0);
    watch(guard, 6, 12, 3_600_000);
    watch(guard, 13, 20, 0);
    expect(guard.isTrusted).toBe(false);
    watch(guard, 21, 23, 0);
    expect(guard.isTrusted).toBe(true);
  });

  it("trusts at once when somebody accepts the clock", () => {
    const guard = new ClockGuard();
    watch(guard, 0, 5, 0);
    watch(guard, 6, 6, 3_600_000);
    guard.accept();
    expect(watch(guard, 7, 8, 3_600_000)).toEqual([]);
    expect(guard.isTrusted).toBe(true);
  });

  it("distrusts a clock that is before what it wrote earlier", () => {
    const guard = new ClockGuard();
    expect(guard.compareWithPast({ databaseMs: START, monotonicMs: 0 }, START + MINUTE)).toBeUndefined();
    expect(guard.compareWithPast({ databaseMs: START, monotonicMs: 0 }, START + MINUTE + 1)).toBe(-60_001);
    expect(guard.isTrusted).toBe(false);
  });
});
