import { describe, expect, it } from "vitest";
import { readDate, readStretches, readTime, readTyped } from "./question.ts";

const zone = "Europe/Amsterdam";
const now = new Date("2026-11-24T12:00:00Z");
const typed = (date: string, from: string, to: string, place = "Kade") =>
  readTyped(new URLSearchParams({ place, date, from, to }));
const iso = (at: Date): string => at.toISOString().slice(0, 16);
const meant = (date: string, from: string, to: string) =>
  readStretches(typed(date, from, to), zone, now).stretches.map((one) => [iso(one.from), iso(one.to)]);

describe("the time that is meant", () => {
  it.each([
    ["in summer, to the minute", "2026-07-01", "14:05", "14:20", [["2026-07-01T12:05", "2026-07-01T12:20"]]],
    [
      "one minute, where no end is given",
      "2026-07-01",
      "14.05",
      "",
      [["2026-07-01T12:05", "2026-07-01T12:06"]],
    ],
    [
      "in winter, as people write it",
      "3-2-2026",
      "0:00",
      "1 uur",
      [["2026-02-02T23:00", "2026-02-03T00:00"]],
    ],
    ["to the end of the day", "2026-02-03", "23:59", "", [["2026-02-03T22:59", "2026-02-03T23:00"]]],
    [
      "twice when the clock goes back",
      "2026-10-25",
      "2:10",
      "2:20",
      [
        ["2026-10-25T00:10", "2026-10-25T00:20"],
        ["2026-10-25T01:10", "2026-10-25T01:20"],
      ],
    ],
    [
      "from before the clock goes back, to either time after",
      "2026-10-25",
      "1:50",
      "2:10",
      [
        ["2026-10-24T23:50", "2026-10-25T00:10"],
        ["2026-10-24T23:50", "2026-10-25T01:10"],
      ],
    ],
    [
      "over the hour that came twice",
      "2026-10-25",
      "1:50",
      "3:10",
      [["2026-10-24T23:50", "2026-10-25T02:10"]],
    ],
    [
      "over the hour that was skipped",
      "2026-03-29",
      "1:50",
      "3:10",
      [["2026-03-29T00:50", "2026-03-29T01:10"]],
    ],
    ["that has not ended yet", "2026-11-24", "12:59", "13:10", [["2026-11-24T11:59", "2026-11-24T12:10"]]],
  ])("%s", (_, date, from, to, expected) => {
    expect(meant(date, from, to)).toEqual(expected);
  });
});

it.each([
  [
    "",
    "",
    "",
    "",
    { place: "measured.fault.place", date: "measured.fault.date", from: "measured.fault.from" },
  ],
  ["Kade", "2026-02-30", "3:00", "", { date: "measured.fault.date.wrong" }],
  [
    "Kade",
    "gisteren",
    "24:00",
    "25",
    { date: "measured.fault.date.wrong", from: "measured.fault.time", to: "measured.fault.time" },
  ],
  ["Kade", "2026-03-29", "2:30", "2:40", { from: "measured.fault.skipped", to: "measured.fault.skipped" }],
  ["Kade", "2026-07-01", "14:00", "14:00", { to: "measured.fault.order" }],
  ["Kade", "2026-07-01", "14:00", "17:01", { to: "measured.fault.long" }],
  ["Kade", "2026-11-24", "14:00", "14:10", { date: "measured.fault.future" }],
])("names the field that is wrong: %j %j %j %j", (place, date, from, to, faults) => {
  expect(readStretches(typed(date, from, to, place), zone, now)).toEqual({ stretches: [], faults });
});

it.each([
  ["14:05", 845],
  ["9.05 uur", 545],
  ["7", 420],
  ["24:00", null],
  ["12:60", null],
  ["half drie", null],
])("reads the time %j", (text, minutes) => {
  expect(readTime(text)).toBe(minutes);
});

it("takes a link to a sensor for the sensor, and no other distance than is offered", () => {
  expect(typed("", "", "", "https://stad.example/nl/sensoren/7k2m9q4r?at=1").place).toBe("7k2m9q4r");
  expect(typed("", "", "", "stad.example/s/7k2m9q4r").place).toBe("7k2m9q4r");
  expect(readTyped(new URLSearchParams({ within: "9999" })).withinM).toBe(100);
  expect(readDate("31/12/2025")).toBe("2025-12-31");
});
