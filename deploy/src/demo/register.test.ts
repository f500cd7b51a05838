import { registerFileSchema } from "@meetpaal/model";
import { describe, expect, it } from "vitest";
import { windowAt } from "./dates.ts";
import { openLocalClock } from "./local-clock.ts";
import { demoRegister } from "./register.ts";
import { sensors } from "./sensors/sensors.ts";
import { valuesAt } from "./signals.ts";

const NOW = new Date("2026-11-24T10:20:30Z");
const DAY_MS = 86_400_000;
const days = (count: number): Date => new Date(NOW.getTime() + count * DAY_MS);

describe("demoRegister", () => {
  it("is a register file, whose organisations all say that they are an example", () => {
    const file = registerFileSchema.parse(demoRegister(new Map(), NOW));
    expect(file.sensors.length).toBeGreaterThanOrEqual(25);
    expect(file.organisations.every(({ demo }) => demo === true)).toBe(true);
    expect(file.devices.map(({ sensors: [reference] }) => reference)).toEqual(
      file.sensors.map(({ reference }) => reference),
    );
  });

  it("is the same again the next day, from what the register holds", () => {
    const first = registerFileSchema.parse(demoRegister(new Map(), NOW));
    const known = new Map(
      first.sensors.map(({ reference, valid }) => [
        reference,
        { from: new Date(valid.from), to: new Date(valid.to ?? valid.from) },
      ]),
    );
    expect(demoRegister(known, days(1))).toEqual(demoRegister(new Map(), NOW));
  });

  it("has a value in range for every stream at every hour of a week", () => {
    const clock = openLocalClock("Europe/Amsterdam");
    const file = registerFileSchema.parse(demoRegister(new Map(), NOW));
    for (const sensor of sensors) {
      const streams = file.sensors.find(({ reference }) => reference === sensor.reference)?.datastreams ?? [];
      for (let hour = 0; hour < 168; hour += 1) {
        const values = valuesAt(sensor, NOW.getTime() + hour * 3_600_000, clock);
        expect(Object.keys(values)).toEqual(streams.map(({ key }) => key));
        for (const { key, range } of streams) {
          expect(values[key]).toBeGreaterThanOrEqual(range?.min ?? Number.NEGATIVE_INFINITY);
          expect(values[key]).toBeLessThanOrEqual(range?.max ?? Number.POSITIVE_INFINITY);
        }
      }
    }
  });
});

describe("windowAt", () => {
  const plan = { fromDays: -60, toDays: 300 };

  it("stays as first set while 30 days remain", () => {
    const known = { from: days(-100), to: days(31) };
    expect(windowAt({ ...plan, renew: "end" }, known, NOW)).toEqual(known);
  });

  it("moves the end on when fewer remain, and never the beginning", () => {
    const known = { from: days(-100), to: days(29) };
    const renewed = windowAt({ ...plan, renew: "end" }, known, NOW);
    expect(renewed.from).toEqual(known.from);
    expect(renewed.to).toEqual(new Date("2027-09-20T10:00:00Z"));
    expect(windowAt({ ...plan, renew: "never" }, known, NOW)).toEqual(known);
  });

  it("announces anew before what was announced has begun", () => {
    const known = { from: days(10), to: days(600) };
    expect(windowAt({ fromDays: 45, toDays: 700, renew: "whole" }, known, NOW).from).toEqual(
      new Date("2027-01-08T10:00:00Z"),
    );
  });
});
