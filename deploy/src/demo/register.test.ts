import { checkRegister, type RegisterFile, readRegister, registerFileSchema } from "@meetpaal/model";
import { describe, expect, it } from "vitest";
import { CITY_ID } from "./city.ts";
import { type Window, windowAt } from "./dates.ts";
import { openLocalClock } from "./local-clock.ts";
import { demoRegister } from "./register.ts";
import { sensors } from "./sensors/sensors.ts";
import { valuesAt } from "./signals.ts";

const NOW = new Date("2026-11-24T10:20:30Z");
const DAY_MS = 86_400_000;
const days = (count: number): Date => new Date(NOW.getTime() + count * DAY_MS);

function windowsOf(file: RegisterFile): Map<string, Window> {
  return new Map(
    file.sensors.map(({ reference, valid }) => [
      reference,
      { from: new Date(valid.from), to: new Date(valid.to ?? valid.from) },
    ]),
  );
}

/** Sensors by their full names, as the register holds them. */
function qualified({ devices, zones }: RegisterFile): Pick<RegisterFile, "devices" | "zones"> {
  const full = (reference: string): string => `${CITY_ID}/${reference}`;
  return {
    devices: devices.map((device) => ({ ...device, sensors: device.sensors.map(full) })),
    zones: zones.map((zone) => ({
      ...zone,
      gates: zone.gates.map((gate) => ({
        ...gate,
        in: { ...gate.in, sensor: full(gate.in.sensor) },
        out: { ...gate.out, sensor: full(gate.out.sensor) },
      })),
    })),
  };
}

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
    expect(demoRegister(windowsOf(first), days(1))).toEqual(demoRegister(new Map(), NOW));
  });

  it.each([29, 46, 300, 420, 650, 1_000])(
    "is taken by the register after %d days without a start",
    (count) => {
      const first = registerFileSchema.parse(demoRegister(new Map(), NOW));
      const later = days(count);
      const { findings, file } = checkRegister(readRegister(demoRegister(windowsOf(first), later)), {
        current: { city: undefined, ...first, ...qualified(first), passagesADay: new Map() },
        now: later,
        timeZone: "Europe/Amsterdam",
      });
      // Pictures are placed when the city is imported.
      expect(findings.filter(({ rule }) => rule !== "picture-readable")).toEqual([]);
      const renewed = sensors
        .filter(({ window }) => window.renew === "end")
        .map(({ reference }) => reference);
      const ends = (file?.sensors ?? [])
        .filter(({ reference }) => renewed.includes(reference))
        .map(({ valid }) => Date.parse(valid.to ?? ""));
      expect(Math.min(...ends)).toBeGreaterThan(later.getTime() + 30 * DAY_MS);
    },
  );

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

  it("postpones what was announced and has begun meanwhile, and its end no further", () => {
    const announced = { fromDays: 45, toDays: 700, renew: "whole" } as const;
    const known = { from: days(-10), to: days(600) };
    expect(windowAt(announced, known, NOW)).toEqual({
      from: new Date("2027-01-08T10:00:00Z"),
      to: known.to,
      isPostponed: true,
    });
    const ending = { from: days(-700), to: days(20) };
    expect(windowAt(announced, ending, NOW)).toEqual(ending);
  });
});
