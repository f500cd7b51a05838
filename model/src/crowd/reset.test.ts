import { describe, expect, it } from "vitest";
import { type BeforeReset, refusalsOfReset, resetDue } from "./reset.ts";

const zone = "Europe/Amsterdam";
const due = (at: string, now: string): string | null => {
  const { dueMs, existsOnce } = resetDue(at, zone, Date.parse(now));
  return existsOnce ? new Date(dueMs).toISOString() : null;
};

describe("resetDue", () => {
  it.each([
    ["at the moment itself", "2026-11-24T04:30:00Z", "2026-11-24T04:30:00.000Z"],
    ["a moment before", "2026-11-24T04:29:59.999Z", "2026-11-23T04:30:00.000Z"],
    ["late in the day", "2026-11-24T22:59:59Z", "2026-11-24T04:30:00.000Z"],
    ["in summer time", "2026-07-17T12:00:00Z", "2026-07-17T03:30:00.000Z"],
  ])("finds the newest 05:30 %s", (_name, now, expected) => {
    expect(due("05:30", now)).toBe(expected);
  });

  it("finds none on the day when the local time does not exist", () => {
    expect(due("02:30", "2026-03-29T06:00:00Z")).toBeNull();
    expect(due("02:30", "2026-03-30T06:00:00Z")).toBe("2026-03-30T00:30:00.000Z");
  });

  it("finds none on the day when the local time exists twice", () => {
    expect(due("02:30", "2026-10-25T00:31:00Z")).toBeNull();
    expect(due("02:30", "2026-10-25T01:31:00Z")).toBeNull();
    expect(due("02:30", "2026-10-26T06:00:00Z")).toBe("2026-10-26T01:30:00.000Z");
  });

  it("does not mind another time of the same night", () => {
    expect(due("05:30", "2026-03-29T06:00:00Z")).toBe("2026-03-29T03:30:00.000Z");
    expect(due("05:30", "2026-10-25T06:00:00Z")).toBe("2026-10-25T04:30:00.000Z");
  });
});

describe("refusalsOfReset", () => {
  const rule = { at: "05:30", ifPassagesLastHourBelow: 60, ifHighBelowPercent: 25 };
  const before = (over: Partial<BeforeReset>): BeforeReset => ({
    passagesLastHour: 10,
    high: 100,
    capacity: 4000,
    ...over,
  });

  it.each<[string, Partial<BeforeReset>, string[]]>([
    ["hardly anybody passed and few can be there", {}, []],
    ["59 passed", { passagesLastHour: 59 }, []],
    ["60 passed", { passagesLastHour: 60 }, ["passages"]],
    ["just under a quarter can be there", { high: 999.9 }, []],
    ["a quarter can be there", { high: 1000 }, ["high"]],
    ["nobody at most", { high: 0 }, []],
    ["fewer than nobody", { high: -1 }, ["negative"]],
    ["nobody ever counted", { high: null }, ["no-start"]],
    ["nothing holds", { passagesLastHour: 3600, high: 4000 }, ["passages", "high"]],
  ])("judges when %s", (_name, over, refusals) => {
    expect(refusalsOfReset(rule, before(over))).toEqual(refusals);
  });
});
