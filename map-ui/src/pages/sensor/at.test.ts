import { expect, it } from "vitest";
import { readAt } from "./at.ts";

const now = new Date("2026-11-24T14:00:00Z");

it.each([
  [null, null],
  ["", null],
  ["morgen", null],
  ["2026-12-01", null],
  ["2026-10-01", "2026-10-01T12:00:00.000Z"],
  ["2026-10-01T08:00:00Z", "2026-10-01T08:00:00.000Z"],
])("reads %j", (text, at) => {
  expect(readAt(text, now)?.toISOString() ?? null).toBe(at);
});
