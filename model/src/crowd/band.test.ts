import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Band, bandOf, type GateTally, trustIn } from "./band.ts";

const gate = (over: Partial<GateTally> = {}): GateTally => ({
  in: { sum: 0, missingMinutes: 0 },
  out: { sum: 0, missingMinutes: 0 },
  errorPercent: 3,
  maxPerMinute: 300,
  ...over,
});

describe("bandOf", () => {
  it("is exact before anybody passed", () => {
    expect(bandOf(1000, [gate()])).toEqual({ occupancy: 1000, low: 1000, high: 1000 });
  });

  it("adds the errors of all sums as squares", () => {
    const band = bandOf(100, [
      gate({ in: { sum: 3000, missingMinutes: 0 }, out: { sum: 1000, missingMinutes: 0 } }),
      gate({ in: { sum: 500, missingMinutes: 0 }, errorPercent: 10 }),
    ]);
    const error = Math.hypot(90, 30, 50);
    expect(band.occupancy).toBe(2600);
    expect(band.high).toBeCloseTo(2600 + error, 9);
    expect(band.low).toBeCloseTo(2600 - error, 9);
  });

  it("moves only the upper end for a missing in-count, only the lower end for a missing out-count", () => {
    expect(bandOf(0, [gate({ in: { sum: 0, missingMinutes: 2 } })])).toEqual({
      occupancy: 0,
      low: 0,
      high: 600,
    });
    expect(bandOf(0, [gate({ out: { sum: 0, missingMinutes: 2 } })])).toEqual({
      occupancy: 0,
      low: -600,
      high: 0,
    });
  });
});

describe("trustIn", () => {
  const around = (low: number, high: number): Band => ({ occupancy: 1000, low, high });
  it.each<[string, Band, string]>([
    ["15 points above", around(1000, 1150), "reliable"],
    ["over 15 points above", around(1000, 1151), "estimate"],
    ["15 points below", around(850, 1000), "reliable"],
    ["over 15 points below", around(849, 1000), "estimate"],
    ["30 points above", around(1000, 1300), "estimate"],
    ["over 30 points above", around(1000, 1301), "drift"],
    ["over 30 points below", around(699, 1000), "drift"],
    ["nobody at most", { occupancy: -10, low: -20, high: 0 }, "reliable"],
    ["fewer than nobody", { occupancy: -10, low: -20, high: -0.5 }, "drift"],
  ])("judges a band with %s", (_name, band, trust) => {
    expect(trustIn(band, 1000)).toBe(trust);
  });
});

describe("a gap", () => {
  /** Counts of one gate by minute. What a minute brings lies within what the register says it can bring, error included. */
  const minutes = fc.array(
    fc.record({ in: fc.integer({ min: 0, max: 290 }), out: fc.integer({ min: 0, max: 290 }) }),
    { maxLength: 60 },
  );
  type Minute = { in: number; out: number };
  const tally = (counted: readonly Minute[], lostIn: ReadonlySet<number>, lostOut: ReadonlySet<number>) =>
    gate({
      in: {
        sum: counted.reduce((sum, minute, i) => sum + (lostIn.has(i) ? 0 : minute.in), 0),
        missingMinutes: counted.filter((_, i) => lostIn.has(i)).length,
      },
      out: {
        sum: counted.reduce((sum, minute, i) => sum + (lostOut.has(i) ? 0 : minute.out), 0),
        missingMinutes: counted.filter((_, i) => lostOut.has(i)).length,
      },
    });
  const indices = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 20 });

  it("only ever widens the band, and the truth stays inside", () => {
    fc.assert(
      fc.property(minutes, indices, indices, fc.nat(5000), (counted, lostIn, lostOut, start) => {
        const whole = bandOf(start, [tally(counted, new Set(), new Set())]);
        const gapped = bandOf(start, [tally(counted, new Set(lostIn), new Set(lostOut))]);
        expect(gapped.high).toBeGreaterThanOrEqual(whole.high - 1e-6);
        expect(gapped.low).toBeLessThanOrEqual(whole.low + 1e-6);
      }),
    );
  });

  it("that grows widens it further, and late data in any order restore it", () => {
    fc.assert(
      fc.property(minutes, indices, fc.nat(5000), (counted, lost, start) => {
        const band = (gone: readonly number[]): Band =>
          bandOf(start, [tally(counted, new Set(gone), new Set(gone))]);
        const whole = band([]);
        let wider = band(lost);
        for (let left = lost.slice(1); ; left = left.slice(1)) {
          const narrower = band(left);
          expect(narrower.high).toBeLessThanOrEqual(wider.high + 1e-6);
          expect(narrower.low).toBeGreaterThanOrEqual(wider.low - 1e-6);
          wider = narrower;
          if (left.length === 0) break;
        }
        expect(wider).toEqual(whole);
      }),
    );
  });
});
