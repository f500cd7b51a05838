import { expect, it } from "vitest";
import { hasWholeHours } from "./time-zone.ts";

it.each([
  ["Europe/Amsterdam", true],
  ["UTC", true],
  ["America/New_York", true],
  ["Asia/Kolkata", false],
  // Half an hour in summer only.
  ["Australia/Lord_Howe", false],
  ["Mars/Olympus", false],
  ["", false],
])("knows whether days of %j are made of UTC hours", (timeZone, expected) => {
  expect(hasWholeHours(timeZone)).toBe(expected);
});
