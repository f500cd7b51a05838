import { describe, expect, it } from "vitest";
import { exposureOf, powerDensityOf } from "./exposure.ts";
import { referenceLevelAt, strictestIn } from "./reference-level.ts";

// Numbers of ICNIRP 2020, table 5, general public, whole body, 30 minutes.
describe("reference levels", () => {
  it.each([
    [100, 2, 27.7],
    [400, 2, 27.7],
    [900, 4.5, 41.25],
    [1_800, 9, 58.34],
    [2_000, 10, 61.49],
  ])("at %d MHz are %d W/m2 and %d V/m", (frequency, power, field) => {
    const level = referenceLevelAt(frequency);
    expect(level.powerDensity).toBeCloseTo(power, 5);
    expect(level.fieldStrength).toBeCloseTo(field, 2);
  });

  it.each([2_000.001, 3_750, 26_000, 300_000])("at %d MHz are 10 W/m2, and none in V/m", (frequency) => {
    expect(referenceLevelAt(frequency)).toEqual({ powerDensity: 10, fieldStrength: null });
  });

  it("agree with each other up to 2 GHz, as a plane wave does", () => {
    for (const frequency of [401, 900, 1_500, 2_000]) {
      const { powerDensity, fieldStrength } = referenceLevelAt(frequency);
      expect(powerDensityOf((fieldStrength ?? 0) ** 2) / powerDensity).toBeCloseTo(1, 2);
    }
  });

  it("are given for no other frequencies", () => {
    for (const frequency of [0, 30, 300_001, Number.NaN])
      expect(() => referenceLevelAt(frequency)).toThrow(RangeError);
  });

  it("of a band are those where it begins", () => {
    expect(strictestIn({ fromMHz: 791, toMHz: 2_690 })).toBeCloseTo(3.955, 3);
    expect(strictestIn({ fromMHz: 3_450, toMHz: 3_750 })).toBe(10);
    expect(strictestIn({ fromMHz: 27, toMHz: 300 })).toBeNull();
  });
});

describe("exposure", () => {
  const whole = { lengthS: 1_800, intervalS: 10 };

  it("of 6.1 V/m is a hundredth of 10 W/m2 in power, not a tenth", () => {
    const { powerDensity, share, fieldStrength } = exposureOf(
      { ...whole, count: 180, sumSquares: 180 * 6.1 ** 2 },
      10,
    );
    expect(powerDensity).toBeCloseTo(0.0987, 4);
    expect(share).toBeCloseTo(0.00987, 5);
    expect(fieldStrength).toBeCloseTo(6.1, 10);
  });

  it("averages the squares: half the time nothing is half the power, not a quarter", () => {
    const { powerDensity, fieldStrength } = exposureOf({ ...whole, count: 180, sumSquares: 90 * 4 }, 10);
    expect(powerDensity).toBeCloseTo(2 / 377, 10);
    expect(fieldStrength).toBeCloseTo(Math.SQRT2, 10);
  });

  it.each([
    [162, 0.9, true],
    [161, 161 / 180, false],
    [1, 1 / 180, false],
    [0, 0, false],
    [200, 1, true],
  ])("with %d of 180 values has a coverage of %d", (count, coverage, isSaid) => {
    const exposure = exposureOf({ ...whole, count, sumSquares: count }, 10);
    expect(exposure.coverage).toBeCloseTo(coverage, 10);
    expect(exposure.share !== null).toBe(isSaid);
    expect(exposure.powerDensity !== null).toBe(isSaid);
  });

  it("has no share of a limit that is not known", () => {
    expect(exposureOf({ ...whole, count: 180, sumSquares: 180 }, null)).toMatchObject({ share: null });
  });
});
