import { expect, it } from "vitest";
import { openLocalDays } from "./local-days.ts";

const days = openLocalDays("Europe/Amsterdam");
const hours = (now: string, count: number) =>
  days(new Date(now), count).map(({ date, startMs, endMs }) => [
    date,
    new Date(startMs).toISOString(),
    (endMs - startMs) / 3_600_000,
  ]);

it.each([
  [
    "in autumn one has 25 hours",
    "2026-10-26T10:00:00Z",
    [
      ["2026-10-24", "2026-10-23T22:00:00.000Z", 24],
      ["2026-10-25", "2026-10-24T22:00:00.000Z", 25],
      ["2026-10-26", "2026-10-25T23:00:00.000Z", 24],
    ],
  ],
  [
    "in spring one has 23 hours",
    "2026-03-29T23:30:00Z",
    [
      ["2026-03-28", "2026-03-27T23:00:00.000Z", 24],
      ["2026-03-29", "2026-03-28T23:00:00.000Z", 23],
      ["2026-03-30", "2026-03-29T22:00:00.000Z", 24],
    ],
  ],
])("%s", (_, now, expected) => {
  expect(hours(now, 3)).toEqual(expected);
});

it("begins a new day at local midnight", () => {
  expect(hours("2026-07-01T21:59:59Z", 1)[0]?.[0]).toBe("2026-07-01");
  expect(hours("2026-07-01T22:00:00Z", 1)[0]?.[0]).toBe("2026-07-02");
});
