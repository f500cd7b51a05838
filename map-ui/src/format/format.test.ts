import { describe, expect, it } from "vitest";
import { grammars } from "../text/grammars.ts";
import { openFormat } from "./format.ts";

const nl = openFormat(grammars.nl, "Europe/Amsterdam");
const en = openFormat(grammars.en, "Europe/Amsterdam");
const summer = new Date("2026-07-11T22:05:00Z");
const winter = new Date("2026-11-24T13:32:07Z");

describe("times and dates", () => {
  it("are the city's, with `uur` in Dutch", () => {
    expect(nl.clock(winter)).toBe("14:32 uur");
    expect(en.clock(winter)).toBe("14:32");
    expect(nl.clockWithSeconds(winter)).toBe("14:32:07 uur");
    expect(nl.clock(summer)).toBe("00:05 uur");
  });

  it("write an instant's day in the city's zone, a calendar date as it is", () => {
    expect(nl.day(summer)).toBe("12 juli 2026");
    expect(nl.day("2026-07-11")).toBe("11 juli 2026");
    expect(en.day("2026-01-01")).toBe("1 January 2026");
  });

  it("say today and yesterday by the calendar, not by 24 hours", () => {
    const now = new Date("2026-11-24T00:30:00Z"); // 01:30 in Amsterdam
    expect(nl.moment(new Date("2026-11-23T23:10:00Z"), now)).toBe("vandaag om 00:10 uur");
    expect(nl.moment(new Date("2026-11-23T22:50:00Z"), now)).toBe("gisteren om 23:50 uur");
    expect(en.moment(new Date("2026-11-20T12:00:00Z"), now)).toBe("20 November 2026 at 13:00");
  });
});

describe("numbers", () => {
  it("keep two figures of what is small", () => {
    expect(nl.measured(0.021_4)).toBe("0,021");
    expect(nl.measured(12.34)).toBe("12,3");
    expect(nl.measured(0)).toBe("0");
    expect(nl.number(4800)).toBe("4.800");
    expect(nl.number(-0.04)).toBe("0");
    expect(nl.number(-0.4)).toBe("-0,4");
  });

  it("write shares and lists", () => {
    expect(nl.percent(0.884)).toBe("88 %");
    expect(nl.list(["aantal", "richting"])).toBe("aantal en richting");
    expect(nl.ago(75)).toBe("1 minuut geleden");
  });
});
