import { expect, it } from "vitest";
import { slope } from "./slope.ts";

it("finds growth beneath a saw, and none in a saw alone", () => {
  const saw = (i: number) => (i % 10) * 5;
  const samples = Array.from({ length: 100 }, (_, i) => 300 + saw(i));
  expect(slope(samples)).toBe(0);
  expect(slope(samples.map((value, i) => value + i * 0.2))).toBeCloseTo(0.2);
});
