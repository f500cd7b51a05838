import { expect, it } from "vitest";
import { distanceM } from "./distance.ts";

it("is nothing to the same place", () => {
  expect(distanceM([5.8632, 51.849], [5.8632, 51.849])).toBe(0);
});

it("is a degree of a meridian of the mean sphere: 111,195 m", () => {
  expect(distanceM([5, 51], [5, 52])).toBeCloseTo(111_195, 0);
});

it("is half around the earth to the other side", () => {
  expect(distanceM([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6_371_008.8, 0);
});
