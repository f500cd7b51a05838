import { describe, expect, it } from "vitest";
import { readDate, readHours, readTyped } from "./question.ts";

const zone = "Europe/Amsterdam";
const now = new Date("2026-11-24T12:00:00Z");
const typed = (date: string, hour: string, place = "Kade") =>
  readTyped(new URLSearchParams({ place, date, hour }));
const hoursOf = (date: string, hour: string) =>
  readHours(typed(date, hour), zone, now).hours.map((at) => at.toISOString());

describe("the hour that is meant", () => {
  it.each([
    ["in summer", "2026-07-01", "14", ["2026-07-01T12:00:00.000Z"]],
    ["in winter, as people write a day", "3-2-2026", "0", ["2026-02-02T23:00:00.000Z"]],
    [
      "twice when the clock goes back",
      "2026-10-25",
      "2",
      ["2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"],
    ],
    ["once before that", "2026-10-25", "1", ["2026-10-24T23:00:00.000Z"]],
    ["never when the clock goes forward", "2026-03-29", "2", []],
    ["once after that", "2026-03-29", "3", ["2026-03-29T01:00:00.000Z"]],
    ["that has not ended yet", "2026-11-24", "13", ["2026-11-24T12:00:00.000Z"]],
  ])("%s", (_, date, hour, expected) => {
    expect(hoursOf(date, hour)).toEqual(expected);
  });
});

it.each([
  ["", "", "", { place: "measured.fault.place", date: "measured.fault.date", hour: "measured.fault.hour" }],
  ["Kade", "2026-02-30", "3", { date: "measured.fault.date.wrong" }],
  ["Kade", "gisteren", "24", { date: "measured.fault.date.wrong", hour: "measured.fault.hour" }],
  ["Kade", "2026-03-29", "2", { hour: "measured.fault.hour.skipped" }],
  ["Kade", "2026-11-24", "14", { date: "measured.fault.future" }],
])("names the field that is wrong: %j %j %j", (place, date, hour, faults) => {
  expect(readHours(typed(date, hour, place), zone, now)).toEqual({ hours: [], faults });
});

it("takes a link to a sensor for the sensor, and no other distance than is offered", () => {
  expect(typed("", "", "https://stad.example/nl/sensoren/7k2m9q4r?at=1").place).toBe("7k2m9q4r");
  expect(typed("", "", "stad.example/s/7k2m9q4r").place).toBe("7k2m9q4r");
  expect(readTyped(new URLSearchParams({ within: "9999" })).withinM).toBe(100);
  expect(readDate("31/12/2025")).toBe("2025-12-31");
});
