import { expect, it } from "vitest";
import { instant } from "./instant.ts";

it.each([
  ["2026-11-24T10:00:00.000000Z", "2026-11-24T10:00:00Z"],
  ["2026-11-24T10:00:00.250000Z", "2026-11-24T10:00:00.25Z"],
  ["2026-11-24T10:00:00.000001Z", "2026-11-24T10:00:00.000001Z"],
  ["2026-11-24T10:00:10Z", "2026-11-24T10:00:10Z"],
  ["2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"],
])("%s leaves as %s", (text, expected) => {
  expect(instant(text)).toBe(expected);
});

it("cuts the empty milliseconds of a Date", () => {
  expect(instant(new Date(Date.UTC(2026, 10, 24, 10, 0, 10)))).toBe("2026-11-24T10:00:10Z");
});
