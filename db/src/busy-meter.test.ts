import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { BusyMeter } from "./busy-meter.ts";

it("tells which part of the time was taken, overlapping work once", async () => {
  expect(new BusyMeter().share).toBe(0);
  const beganMs = performance.now();
  const meter = new BusyMeter();
  await Promise.all([meter.measure(() => sleep(600)), meter.measure(() => sleep(600))]);
  const tookS = (performance.now() - beganMs) / 1_000;
  expect(meter.share).toBeGreaterThan(0.95);
  expect(meter.share).toBeLessThanOrEqual(1);
  await sleep(600);
  expect(meter.share).toBeLessThan(0.2);
  expect(meter.totalS).toBeGreaterThanOrEqual(0.59);
  expect(meter.totalS).toBeLessThanOrEqual(tookS);
});
