import { describe, expect, it } from "vitest";
import { type Base, sketchBase } from "./base.ts";
import { findNamed, openQuarters } from "./quarters.ts";

const square = (west: number): readonly (readonly [number, number])[] => [
  [west, 51],
  [west + 1, 51],
  [west + 1, 52],
  [west, 52],
];
const base: Base = {
  ...sketchBase,
  quarters: [
    { name: "West", rings: [square(4)] },
    { name: "Oost", rings: [square(5), square(7)] },
  ],
};

describe("openQuarters", () => {
  it("finds the polygon a place lies in, of a quarter in two parts too", () => {
    const quarterOf = openQuarters(base);
    expect(quarterOf([4.5, 51.5])).toBe("West");
    expect(quarterOf([7.2, 51.1])).toBe("Oost");
    expect(quarterOf([6.5, 51.5])).toBeNull();
  });

  it("takes the nearest name of the sketch, no landmark, nothing far away", () => {
    const quarterOf = openQuarters(sketchBase);
    expect(quarterOf([5.8532, 51.8437])).not.toBe("Station");
    expect(quarterOf([5.8275, 51.8415])).toBe("Hees");
    expect(quarterOf([4.9, 52.37])).toBeNull();
  });
});

it.each([
  ["hees", "Hees"],
  ["wijk Hatert", "Hatert"],
  ["het station", "Station"],
  ["Linden", "Lindenholt"],
  ["he", null],
  ["He", null],
  ["Rotterdam", null],
])("findNamed %j -> %j", (text, name) => {
  expect(findNamed(sketchBase, text)?.name ?? null).toBe(name);
});
