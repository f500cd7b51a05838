import { describe, expect, it } from "vitest";
import { chance, drift, seedOf } from "./chance.ts";
import { openLocalClock } from "./local-clock.ts";
import { gateCounts, MINUTE_MS, peopleInside } from "./people.ts";
import { zones } from "./zones.ts";

const clock = openLocalClock("Europe/Amsterdam");
const MONDAY = Date.parse("2026-11-23T04:00:00Z"); // five in the morning
const DAY_MINUTES = 24 * 60;

describe.each(zones.map((zone) => [zone.id, zone] as const))("people of %s", (_id, zone) => {
  it("adds up: what all gates count is the change of the number inside, every minute of a week", () => {
    for (let minute = 0; minute < 7 * DAY_MINUTES; minute += 1) {
      const at = MONDAY + minute * MINUTE_MS;
      const counts = zone.gates.map(({ sensor }) => gateCounts(zone, sensor, at, clock));
      const change = counts.reduce((sum, count) => sum + count.in - count.out, 0);
      expect(change).toBe(peopleInside(zone, at + MINUTE_MS, clock) - peopleInside(zone, at, clock));
      expect(Math.min(...counts.flatMap((count) => [count.in, count.out]))).toBeGreaterThanOrEqual(0);
    }
  });

  it("stays below what a gate can pass in a minute, across midnights and weekends too", () => {
    for (let minute = 0; minute < 7 * DAY_MINUTES; minute += 1) {
      for (const { sensor } of zone.gates) {
        const { in: entering, out: leaving } = gateCounts(zone, sensor, MONDAY + minute * MINUTE_MS, clock);
        expect(Math.max(entering, leaving)).toBeLessThan(300);
      }
    }
  });

  it("is empty at half past five, when counting starts again from nobody", () => {
    for (let day = 0; day < 7; day += 1) {
      expect(peopleInside(zone, MONDAY + (day * DAY_MINUTES + 30) * MINUTE_MS, clock)).toBe(0);
    }
  });
});

describe("the local clock", () => {
  it("shows what the wall shows, and counts a night to the day before", () => {
    expect(clock(Date.parse("2026-11-24T12:30:00Z"))).toMatchObject({ hour: 13.5, isWeekend: false });
    expect(clock(Date.parse("2026-07-04T12:30:00Z"))).toMatchObject({ hour: 14.5, isWeekend: true });
    expect(clock(Date.parse("2026-11-23T01:00:00Z")).isWeekend).toBe(true); // Monday, two in the morning
  });
});

describe("chance", () => {
  it("gives the same again, spread over [0, 1)", () => {
    const seed = seedOf("DM-101");
    const values = Array.from({ length: 10_000 }, (_, n) => chance(seed, n));
    expect(values).toEqual(Array.from({ length: 10_000 }, (_, n) => chance(seed, n)));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  });

  it("drifts without jumps", () => {
    const seed = seedOf("wave");
    for (let at = 0; at < 10_000; at += 10) {
      expect(Math.abs(drift(seed, at + 10, 1_000) - drift(seed, at, 1_000))).toBeLessThan(0.03);
    }
  });
});
