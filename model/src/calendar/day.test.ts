import { describe, expect, it } from "vitest";
import { dayOf, daysOf } from "./day.ts";
import { HOUR_MS, hourOf } from "./hour.ts";

const ZONE = "Europe/Amsterdam";

describe("an hour", () => {
  it.each([
    ["2026-11-24T10:59:59.999Z", "2026-11-24T10:00:00.000Z"],
    ["2026-11-24T10:00:00.000Z", "2026-11-24T10:00:00.000Z"],
    ["1969-12-31T23:59:59.999Z", "1969-12-31T23:00:00.000Z"],
  ])("holds %s from %s on", (at, start) => {
    expect(new Date(hourOf(Date.parse(at))).toISOString()).toBe(start);
  });
});

describe("a calendar day", () => {
  it.each([
    ["in winter", "2026-11-24T12:00:00Z", "2026-11-24", "2026-11-23T23:00:00.000Z", 24],
    ["when an hour is skipped", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-28T23:00:00.000Z", 23],
    ["when an hour comes twice", "2026-10-25T12:00:00Z", "2026-10-25", "2026-10-24T22:00:00.000Z", 25],
    ["at its own start", "2026-07-01T22:00:00Z", "2026-07-02", "2026-07-01T22:00:00.000Z", 24],
    ["just before the next", "2026-07-02T21:59:59.999Z", "2026-07-02", "2026-07-01T22:00:00.000Z", 24],
  ])("%s", (_, at, date, start, hours) => {
    const day = dayOf(Date.parse(at), ZONE);
    expect(day.date).toBe(date);
    expect(new Date(day.startMs).toISOString()).toBe(start);
    expect((day.endMs - day.startMs) / HOUR_MS).toBe(hours);
  });

  it("is named once for many instants, in order", () => {
    const at = ["2026-10-25T22:30:00Z", "2026-10-25T23:30:00Z", "2026-10-24T22:00:00Z"].map(Date.parse);
    expect(daysOf(at, ZONE).map(({ date }) => date)).toEqual(["2026-10-25", "2026-10-26"]);
  });
});
