import { describe, expect, it } from "vitest";
import { hourStarts, silentAfter, slotsOf } from "./readings.ts";

const now = new Date("2026-11-24T12:34:00Z");
const row = (start: string, sum: number | null) => ({
  start,
  end: start,
  count: 60,
  coverage: 1,
  sum,
  mean: null,
  min: null,
  max: null,
  suppressedSlots: 0,
  ...(sum === null && { suppressed: true as const }),
});

const hours = (rows: ReturnType<typeof row>[]) => slotsOf("sum", rows, hourStarts(now, 24));

describe("the slots of a chart", () => {
  it("covers the last 24 whole hours; an hour without a row is a gap, not zero", () => {
    const slots = hours([row("2026-11-24T11:00:00Z", 412), row("2026-11-24T09:00:00Z", 0)]);
    expect(slots).toHaveLength(24);
    expect(slots[0]?.start.toISOString()).toBe("2026-11-23T12:00:00.000Z");
    expect(slots.slice(-3).map(({ value }) => value)).toEqual([0, null, 412]);
  });

  it("leaves the running hour out: it would look like a fall", () => {
    const slots = hours([row("2026-11-24T12:00:00Z", 3)]);
    expect(slots.every(({ value }) => value === null)).toBe(true);
  });

  it("tells a hidden hour from a missing one", () => {
    const slots = hours([row("2026-11-24T11:00:00Z", null)]);
    expect(slots.at(-1)).toMatchObject({ value: null, hidden: true });
    expect(slots.at(-2)).toMatchObject({ value: null, hidden: false });
  });
});

it("silentAfter waits two intervals, at least two minutes, and as long as the stream is shown late", () => {
  expect(silentAfter({ interval: "PT10S" })).toBe(135);
  expect(silentAfter({ interval: "PT5M" })).toBe(615);
  expect(silentAfter({ interval: "PT1M", disclosure: { delay: "PT15M" } })).toBe(120 + 15 + 900);
});
