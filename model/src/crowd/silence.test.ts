import { describe, expect, it } from "vitest";
import { countedUntilMs, isSilent, silentAfterMs } from "./silence.ts";

const MINUTE_MS = 60_000;

describe("silentAfterMs", () => {
  it.each([
    [15_000, 135_000],
    [MINUTE_MS, 135_000],
    [MINUTE_MS + 1000, 137_000],
    [5 * MINUTE_MS, 615_000],
  ])("gives a gate of interval %d ms %d ms", (interval, limit) => {
    expect(silentAfterMs(interval)).toBe(limit);
  });
});

describe("isSilent", () => {
  const newest = { timeMs: 0, receivedMs: 62_000 };
  it.each([
    [60_000 + 135_000, false],
    [60_000 + 135_001, true],
  ])("judges a count that ended a minute after zero, at %d", (now, silent) => {
    expect(isSilent(newest, MINUTE_MS, now)).toBe(silent);
  });

  it("is not fooled by a device clock that runs ahead", () => {
    const ahead = { timeMs: 600_000, receivedMs: 62_000 };
    expect(countedUntilMs(ahead, MINUTE_MS)).toBe(62_000);
    expect(isSilent(ahead, MINUTE_MS, 62_000 + 135_001)).toBe(true);
  });

  it("is not fooled by an old count that came late", () => {
    expect(isSilent({ timeMs: 0, receivedMs: 900_000 }, MINUTE_MS, 900_000)).toBe(true);
  });

  it("calls a gate that was never heard of silent", () => {
    expect(isSilent(null, MINUTE_MS, 0)).toBe(true);
  });
});
