import { describe, expect, it } from "vitest";
import { addTo, judgeDpia, judgeEvaluation, judgeNotice, judgeReview } from "./date.ts";
import { judgeFields } from "./fields.ts";
import { coverageOf, judgeInterval } from "./interval.ts";
import { judgeRetention } from "./retention.ts";
import { judgeUntil } from "./until.ts";
import { DAY_MS } from "./verdict.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const SECOND = 1000;

describe("kept for", () => {
  const due = NOW - 14 * DAY_MS;
  const judge = (oldestMs: number | null, lastDeletedMs: number | null = null) =>
    judgeRetention({ oldestMs, dueBeforeMs: due, overdueBeforeMs: due - 60 * SECOND, lastDeletedMs });

  it.each([
    ["a row is one millisecond over 60 s too old", due - 60 * SECOND - 1, null, "broken"],
    ["the same though rows were deleted", due - 60 * SECOND - 1, NOW, "broken"],
    ["a row is exactly 60 s too old", due - 60 * SECOND, null, "kept"],
    ["a row has just reached the age", due - 1, null, "kept"],
    ["no row has reached the age", due, null, "not-yet"],
    ["nothing was ever stored", null, null, "not-yet"],
    ["older rows were deleted", due, NOW, "kept"],
    ["all was deleted", null, NOW, "kept"],
  ] as const)("%s", (_, oldest, deleted, verdict) => {
    expect(judge(oldest, deleted)).toBe(verdict);
  });
});

describe("these fields only", () => {
  const judge = (foreign: number | null, broken: number | null = null, hasReceived = true) =>
    judgeFields({ nowMs: NOW, lastForeignMs: foreign, lastBrokenMs: broken, hasReceived });

  it.each([
    ["a foreign value within 24 hours", NOW - DAY_MS + 1, null, "broken"],
    ["24 hours ago exactly", NOW - DAY_MS, null, "attention"],
    ["within 30 days", null, NOW - 30 * DAY_MS + 1, "attention"],
    ["30 days ago exactly", NOW - 30 * DAY_MS, NOW - 30 * DAY_MS, "kept"],
    ["never", null, null, "kept"],
  ] as const)("%s", (_, foreign, broken, verdict) => {
    expect(judge(foreign, broken)).toBe(verdict);
  });

  it("is not said to be kept before anything came", () => {
    expect(judge(null, null, false)).toBe("not-yet");
  });
});

describe("interval", () => {
  const judge = (filled: number, readings = filled, expected = 1440, recordedMs = NOW - DAY_MS) =>
    judgeInterval({ nowMs: NOW, firstRecordedMs: recordedMs, expected, filled, readings });

  it.each([
    ["0.95", 1368, 1368, "kept"],
    ["just under 0.95", 1367, 1367, "attention"],
    ["0.80", 1152, 1152, "attention"],
    ["just under 0.80", 1151, 1151, "broken"],
    ["1.1 readings a slot", 1440, 1584, "kept"],
    ["more than 1.1 readings a slot", 1440, 1585, "broken"],
  ] as const)("coverage %s", (_, filled, readings, verdict) => {
    expect(judge(filled, readings)).toBe(verdict);
  });

  it("waits for the first 24 hours", () => {
    expect(judge(0, 0, 1440, NOW - DAY_MS + 1)).toBe("not-yet");
  });

  it("cannot be judged when nothing is expected", () => {
    expect(judge(0, 0, 0)).toBe("not-measurable");
    expect(coverageOf({ expected: 0, filled: 0 })).toBeNull();
  });

  it("has a coverage of at most 1", () => {
    expect(coverageOf({ expected: 10, filled: 11 })).toBe(1);
  });
});

describe("until", () => {
  const judge = (untilMs: number, lastAfterEndMs: number | null) =>
    judgeUntil({ nowMs: NOW, untilMs, lastAfterEndMs });

  it.each([
    ["before the end", NOW + 1, null, "not-yet"],
    ["at the end", NOW, null, "kept"],
    ["it sent within 24 hours", NOW - 2 * DAY_MS, NOW - DAY_MS + 1, "broken"],
    ["it stopped 24 hours ago", NOW - 2 * DAY_MS, NOW - DAY_MS, "kept"],
  ] as const)("%s", (_, until, last, verdict) => {
    expect(judge(until, last)).toBe(verdict);
  });
});

describe("announced in time", () => {
  const judge = (announcedDate: string | null, placedDate: string | null, isPlaced = true) =>
    judgeNotice({ announcedDate, placedDate, days: 5, today: "2026-11-24", isPlaced });

  it.each([
    ["five days before", "2026-11-15", "2026-11-20", true, "kept"],
    ["four days before", "2026-11-16", "2026-11-20", true, "broken"],
    ["over the end of a month", "2026-02-25", "2026-03-02", true, "kept"],
    ["placed without a word", null, "2026-11-24", true, "broken"],
    ["to be placed tomorrow", null, "2026-11-25", false, "not-yet"],
    ["not placed yet", "2026-11-20", null, false, "not-yet"],
    ["nobody wrote down when it was placed", "2026-11-20", null, true, "not-measurable"],
  ] as const)("%s", (_, announced, placed, isPlaced, verdict) => {
    expect(judge(announced, placed, isPlaced)).toBe(verdict);
  });
});

describe("other dates", () => {
  it("a review is due on its date", () => {
    expect(judgeReview("2026-11-24", "2026-11-24")).toBe("not-yet");
    expect(judgeReview("2026-11-23", "2026-11-24")).toBe("broken");
  });

  it("a DPIA holds until the next one is due", () => {
    expect(judgeDpia("2026-11-24", "2026-11-24")).toBe("kept");
    expect(judgeDpia("2026-11-23", "2026-11-24")).toBe("broken");
  });

  it.each([
    ["2026-06-01", "not-yet"],
    ["2026-06-02", "attention"],
    ["2026-09-01", "attention"],
    ["2026-09-02", "broken"],
  ])("the evaluation of a pilot that ended on 2026-06-01, due in three months: on %s", (today, verdict) => {
    const dates = { endDate: "2026-06-01", due: "P3M", today };
    expect(judgeEvaluation({ ...dates, hasOutcome: false })).toBe(verdict);
    expect(judgeEvaluation({ ...dates, hasOutcome: true })).toBe("kept");
  });

  it("counts in calendar months", () => {
    expect(addTo("2026-01-31", "P1M")).toBe("2026-02-28");
  });
});
