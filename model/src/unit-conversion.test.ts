import { UcumLhcUtils } from "@lhncbc/ucum-lhc";
import { describe, expect, test } from "vitest";
import { units } from "./unit.ts";
import { convertUnit, isConvertible } from "./unit-conversion.ts";

/** Every unit that a conversion may start or end with. */
const codes = [
  ...units.keys(),
  "K",
  "rad",
  "J",
  "W.h",
  "mV",
  "T",
  "kg/m3",
  "S/m",
  "bit/s",
  "m/h",
  "/s",
  "[ppth]",
];

const pairs = codes.flatMap((from) =>
  codes.filter((to) => from !== to && isConvertible(from, to)).map((to): [string, string] => [from, to]),
);

describe("convertUnit", () => {
  test.each(pairs)("from %s to %s as UCUM says", (from, to) => {
    const { status, toVal } = UcumLhcUtils.getInstance().convertUnitTo(from, 21.5, to);
    expect(status).toBe("succeeded");
    expect((convertUnit(21.5, from, to) ?? 0) / (toVal ?? Number.NaN)).toBeCloseTo(1, 9);
  });

  test("knows every unit of the register", () => {
    expect([...units.keys()].filter((code) => !isConvertible(code, code))).toEqual([]);
  });

  test("adds no digits that were not sent", () => {
    expect(convertUnit(294.65, "K", "Cel")).toBe(21.5);
    expect(convertUnit(36, "km/h", "m/s")).toBe(10);
    expect(convertUnit(0.1, "%", "%")).toBe(0.1);
  });

  test.each([
    ["Cel", "m"],
    ["Cel", "1"],
    ["/min", "Hz"],
    ["no such unit", "m"],
    ["m", "no such unit"],
    ["constructor", "m"],
    ["m", "constructor"],
  ])("refuses %s to %s", (from, to) => {
    expect(convertUnit(1, from, to)).toBeUndefined();
    expect(isConvertible(from, to)).toBe(false);
  });
});
