import { describe, expect, it } from "vitest";
import { type LevelMemory, nextLevel, unknownLevel } from "./hysteresis.ts";
import { percentMeasure } from "./level.ts";

const thresholds = { normal: 30, busy: 50, veryBusy: 70, full: 85 };
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** Computes every 10 s, as the job does. */
function watch(
  memory: LevelMemory | null,
  percent: number,
  fromMs: number,
  untilMs: number,
): LevelMemory | null {
  let now = memory;
  for (let at = fromMs; at <= untilMs; at += 10 * SECOND_MS) {
    now = nextLevel(now, [percentMeasure(percent, thresholds)], at);
  }
  return now;
}

const veryBusy = nextLevel(null, [percentMeasure(72, thresholds)], 0);

describe("a level", () => {
  it("is what the numbers say when none was known", () => {
    expect(veryBusy.level).toBe("very-busy");
  });

  it("rises at once", () => {
    expect(watch(veryBusy, 85, 10_000, 10_000)?.level).toBe("full");
  });

  it("stays while the numbers lie less than 5 points below, however long", () => {
    expect(watch(veryBusy, 65.1, 10_000, 60 * MINUTE_MS)?.level).toBe("very-busy");
  });

  it("falls after five minutes 5 points below, and not a moment before", () => {
    const from = 10_000;
    expect(watch(veryBusy, 65, from, from + 5 * MINUTE_MS - 1)?.level).toBe("very-busy");
    expect(watch(veryBusy, 65, from, from + 5 * MINUTE_MS)?.level).toBe("busy");
  });

  it("starts the five minutes again when the numbers come back once", () => {
    const almost = watch(veryBusy, 60, 10_000, 4 * MINUTE_MS);
    const back = watch(almost, 66, 4 * MINUTE_MS + 10_000, 4 * MINUTE_MS + 10_000);
    const again = 4 * MINUTE_MS + 20_000;
    expect(watch(back, 60, again, again + 5 * MINUTE_MS - 1)?.level).toBe("very-busy");
    expect(watch(back, 60, again, again + 5 * MINUTE_MS)?.level).toBe("busy");
  });

  it("falls as far as every level on the way has its own five minutes", () => {
    const busy = watch(veryBusy, 55, 10_000, 4 * MINUTE_MS);
    const dip = watch(busy, 5, 4 * MINUTE_MS + 10_000, 5 * MINUTE_MS + 10_000);
    expect(dip?.level).toBe("busy");
    expect(watch(dip, 5, 5 * MINUTE_MS + 20_000, 9 * MINUTE_MS + 10_000)?.level).toBe("quiet");
  });

  it("goes on from its memory after a short restart", () => {
    const before = watch(veryBusy, 60, 10_000, 3 * MINUTE_MS);
    const restored: LevelMemory = JSON.parse(JSON.stringify(before));
    const from = 3 * MINUTE_MS + 30_000;
    expect(watch(restored, 60, from, 5 * MINUTE_MS)?.level).toBe("very-busy");
    expect(watch(restored, 60, from, 5 * MINUTE_MS + 10_000)?.level).toBe("busy");
  });

  it.each([
    [MINUTE_MS, "busy"],
    [MINUTE_MS + 1, "very-busy"],
  ])("was watched if the last computing is at most a minute ago: %d ms", (gap, level) => {
    const before = watch(veryBusy, 60, 10_000, 5 * MINUTE_MS);
    expect(nextLevel(before, [percentMeasure(60, thresholds)], 5 * MINUTE_MS + gap).level).toBe(level);
  });

  it("comes back from unknown as it went, with its five minutes to go", () => {
    const before = watch(veryBusy, 60, 10_000, 4 * MINUTE_MS);
    const gone = unknownLevel(before);
    expect(gone?.level).toBe("very-busy");
    const from = 4 * MINUTE_MS + 20_000;
    expect(watch(gone, 60, from, from + 5 * MINUTE_MS - 1)?.level).toBe("very-busy");
    expect(watch(gone, 60, from, from + 5 * MINUTE_MS)?.level).toBe("busy");
    expect(unknownLevel(null)).toBeNull();
  });
});
