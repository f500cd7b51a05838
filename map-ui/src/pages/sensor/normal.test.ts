import type { RolledReading } from "@meetpaal/registry-api/contract";
import { describe, expect, it } from "vitest";
import { compareNewest, normalsOf, openLocalHour } from "./normal.ts";
import type { Slot } from "./slot.ts";

const localHour = openLocalHour("Europe/Amsterdam");
const row = (start: string, sum: number, coverage = 1): RolledReading => ({
  start,
  end: start,
  count: 60,
  coverage,
  sum,
  mean: null,
  min: null,
  max: null,
  suppressedSlots: 0,
});
const slot = (start: string, value: number | null, coverage = 1): Slot => ({
  start: new Date(start),
  value,
  coverage,
  hidden: false,
});
const normals = (slots: Slot[], rows: RolledReading[]) => normalsOf(slots, rows, ({ sum }) => sum, localHour);

describe("normalsOf", () => {
  const before = [
    row("2026-11-17T13:00:00Z", 400),
    row("2026-11-10T13:00:00Z", 300),
    row("2026-11-03T13:00:00Z", 500),
    row("2026-11-23T13:00:00Z", 9999), // a Monday
  ];

  it("takes the same weekday and hour of the weeks before", () => {
    expect(normals([slot("2026-11-24T13:00:00Z", 1)], before)).toEqual([
      { low: 300, middle: 400, high: 500 },
    ]);
  });

  it("follows the city's clock over a change of it", () => {
    // On 25 October the clock went back: 14:00 in Nijmegen was 12:00 UTC before, 13:00 UTC after.
    const [normal] = normals(
      [slot("2026-11-17T13:00:00Z", 1)],
      [
        ...before.slice(1, 3),
        row("2026-10-27T13:00:00Z", 200),
        row("2026-10-20T12:00:00Z", 100),
        row("2026-10-20T13:00:00Z", 9999),
      ],
    );
    expect(normal).toEqual({ low: 100, middle: 250, high: 500 });
    const [early] = normals(
      [slot("2026-11-03T13:00:00Z", 1)],
      [
        row("2026-10-27T13:00:00Z", 10),
        row("2026-10-20T12:00:00Z", 20),
        row("2026-10-13T12:00:00Z", 30),
        row("2026-10-20T13:00:00Z", 9999),
      ],
    );
    expect(early).toEqual({ low: 10, middle: 20, high: 30 });
  });

  it("says nothing from two weeks, nor from hours half measured", () => {
    expect(normals([slot("2026-11-24T13:00:00Z", 1)], before.slice(0, 2))).toEqual([null]);
    const half = before.map((one) => ({ ...one, coverage: 0.5 }));
    expect(normals([slot("2026-11-24T13:00:00Z", 1)], half)).toEqual([null]);
  });
});

describe("compareNewest", () => {
  const normal = { low: 300, middle: 400, high: 500 };
  it.each([
    [501, "more"],
    [500, "usual"],
    [300, "usual"],
    [299, "less"],
  ] as const)("%d is %s", (value, is) => {
    expect(compareNewest([slot("2026-11-24T13:00:00Z", value)], [normal])).toMatchObject({ value, is });
  });

  it("never calls an hour that was half measured quiet", () => {
    expect(compareNewest([slot("2026-11-24T13:00:00Z", 3, 0.4)], [normal])).toBeNull();
    expect(compareNewest([slot("2026-11-24T13:00:00Z", null)], [normal])).toBeNull();
  });
});
