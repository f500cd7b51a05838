import { expect, it } from "vitest";
import { Latencies } from "./latencies.ts";

it("gives percentiles of what was counted", () => {
  const latencies = new Latencies();
  expect(latencies.percentile(0.5)).toBeNaN();
  for (let ms = 0; ms < 100; ms += 1) latencies.add(ms);
  expect(latencies.percentile(0.5)).toBeCloseTo(49.1);
  expect(latencies.percentile(0.99)).toBeCloseTo(98.1);
  expect(latencies.percentile(1)).toBeCloseTo(99.1);
});

it("counts what is beyond its end as its end", () => {
  const latencies = new Latencies();
  latencies.add(3_600_000);
  expect(latencies.percentile(1)).toBe(100_000);
});
