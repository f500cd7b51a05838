import { expect, it } from "vitest";
import { openLocalDays } from "../../format/local-days.ts";
import { daysOf, runsOf } from "./strip-days.ts";

const now = new Date("2026-11-24T12:00:00Z");
const days = openLocalDays("Europe/Amsterdam")(now, 5);
const span = (from: string, to: string | null, verdict: "kept" | "broken" | "attention" | "not-yet") => ({
  from,
  to,
  verdict,
});
const states = (...histories: ReturnType<typeof span>[][]) =>
  daysOf(
    histories.map((history) => ({ history })),
    days,
    now,
  ).map(({ state }) => state);

it("takes the worst of a day, however short it was", () => {
  expect(
    states([
      span("2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z", "kept"),
      span("2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z", "broken"),
      span("2026-11-22T11:00:00Z", null, "attention"),
    ]),
  ).toEqual(["unknown", "kept", "broken", "attention", "attention"]);
});

it("takes the worst of the streams that share a row", () => {
  expect(
    states([span("2026-11-20T00:00:00Z", null, "kept")], [span("2026-11-24T11:59:00Z", null, "broken")]),
  ).toEqual(["kept", "kept", "kept", "kept", "broken"]);
});

it("ends a day at local midnight, and knows nothing of what was not measured", () => {
  expect(
    states([
      span("2026-11-21T10:00:00Z", "2026-11-21T23:00:00Z", "broken"),
      span("2026-11-21T23:00:00Z", null, "not-yet"),
    ]),
  ).toEqual(["unknown", "broken", "unknown", "unknown", "unknown"]);
});

it("joins days that stood alike", () => {
  const history = [span("2026-11-22T10:00:00Z", null, "kept")];
  expect(runsOf(daysOf([{ history }], days, now))).toEqual([
    { from: "2026-11-20", to: "2026-11-21", state: "unknown" },
    { from: "2026-11-22", to: "2026-11-24", state: "kept" },
  ]);
});
