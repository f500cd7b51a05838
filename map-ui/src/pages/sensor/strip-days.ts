/**
 * How a promise stood on each of the last days: the worst of a day counts, as a day on which it was broken for an hour is not a day on
 * which it was kept. What is not known says so.
 */
import type { PromiseInPractice } from "@meetpaal/registry-api/contract";
import type { LocalDay } from "../../format/local-days.ts";

export const stripDays = 90;

/** `unknown`: nothing was promised or measured yet. */
export type DayState = "broken" | "attention" | "kept" | "unknown";

export interface StripDay {
  readonly date: string;
  readonly state: DayState;
}

/** Days that follow each other and stood alike. */
export interface StripRun {
  readonly from: string;
  readonly to: string;
  readonly state: DayState;
}

const worstFirst: readonly DayState[] = ["broken", "attention", "kept"];

const stateOf = (verdict: string): DayState =>
  verdict === "broken" || verdict === "attention" || verdict === "kept" ? verdict : "unknown";

/** @param practices - of the streams that share a row: one of them broken is broken */
export const daysOf = (
  practices: readonly Pick<PromiseInPractice, "history">[],
  days: readonly LocalDay[],
  now: Date,
): StripDay[] => {
  const spans = practices.flatMap(({ history }) =>
    history.map(({ from, to, verdict }) => ({
      fromMs: Date.parse(from),
      toMs: to === null ? now.getTime() : Date.parse(to),
      state: stateOf(verdict),
    })),
  );
  return days.map(({ date, startMs, endMs }) => {
    const states = spans
      .filter(({ fromMs, toMs }) => fromMs < endMs && toMs > startMs)
      .map(({ state }) => state);
    return { date, state: worstFirst.find((state) => states.includes(state)) ?? "unknown" };
  });
};

export const runsOf = (days: readonly StripDay[]): StripRun[] => {
  const runs: { from: string; to: string; state: DayState }[] = [];
  for (const { date, state } of days) {
    const last = runs.at(-1);
    if (last?.state === state) last.to = date;
    else runs.push({ from: date, to: date, state });
  }
  return runs;
};
