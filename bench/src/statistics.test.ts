import { expect, it } from "vitest";
import { describeRounds, median } from "./statistics.ts";

it("finds the middle", () => {
  expect(median([5, 1, 4, 2, 3])).toBe(3);
  expect(median([4, 1])).toBe(1);
  expect(median([])).toBeNaN();
});

it("shows how far the rounds lie apart", () => {
  expect(describeRounds([1_200, 900.4, 1_000])).toBe("1,000 (900 - 1,200)");
});
