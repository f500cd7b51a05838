import { describe, expect, test } from "vitest";
import { compareDurations, durationSchema, durationSeconds, exactDurationSchema } from "./duration.ts";

describe("durations", () => {
  test.each([
    ["PT1M", 60],
    ["PT10S", 10],
    ["P14D", 1_209_600],
    ["P2W", 1_209_600],
    ["P1Y", 31_536_000],
    ["P1M", 2_592_000],
    ["P1DT2H3M4S", 93_784],
    ["PT0S", 0],
  ])("%s is %i seconds", (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
    expect(durationSchema.safeParse(text).success).toBe(true);
  });

  test.each(["P", "PT", "P1DT", "1D", "P-1D", "PT1.5S", "p1d", "P1H", "PT1D", "P1D1Y", "P1D ", ""])(
    "%j is none",
    (text) => {
      expect(durationSchema.safeParse(text).success).toBe(false);
      expect(() => durationSeconds(text)).toThrow(RangeError);
    },
  );

  test("of a fixed length have neither years nor months", () => {
    expect(exactDurationSchema.safeParse("P1W1DT1H1M1S").success).toBe(true);
    expect(exactDurationSchema.safeParse("P1M").success).toBe(false);
    expect(exactDurationSchema.safeParse("P1Y").success).toBe(false);
    expect(exactDurationSchema.safeParse("PT1M").success).toBe(true);
  });

  test("compare by their length", () => {
    expect(compareDurations("P7D", "P1W")).toBe(0);
    expect(compareDurations("P14D", "P1M")).toBeLessThan(0);
    expect(compareDurations("P1Y", "P12M")).toBeGreaterThan(0);
  });
});
