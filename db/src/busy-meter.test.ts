import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { BusyMeter, makeBusyMeters, waitedShareOf } from "./busy-meter.ts";

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

it("tells what devices or readers took, whoever took more, and not what jobs took", async () => {
  const meters = makeBusyMeters();
  await Promise.all([meters.jobs.measure(() => sleep(600)), meters.api.measure(() => sleep(300))]);
  await sleep(300);
  expect(waitedShareOf(meters)).toBeGreaterThan(0.3);
  expect(waitedShareOf(meters)).toBeLessThan(0.7);
  await meters.ingest.measure(() => sleep(600));
  expect(waitedShareOf(meters)).toBeGreaterThan(0.95);
});
