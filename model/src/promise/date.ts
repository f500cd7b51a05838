/**
 * Promises that are dates. Calendar dates are texts (`2026-11-24`), so they compare as they stand; "today" is the date
 * in the installation's time zone.
 */
import { Temporal } from "temporal-polyfill";
import type { Verdict } from "./verdict.ts";

/**
 * Judges "announced in time": `days` before the box was placed.
 *
 * @returns `not-yet` while it is not placed, `not-measurable` where the register does not say when it was
 */
export function judgeNotice(dates: {
  announcedDate: string | null;
  placedDate: string | null;
  days: number;
  today: string;
  /** Whether the box may be there by now. */
  isPlaced: boolean;
}): Verdict {
  const { announcedDate, placedDate, days, today, isPlaced } = dates;
  if (placedDate === null) return isPlaced ? "not-measurable" : "not-yet";
  if (announcedDate === null) return today < placedDate ? "not-yet" : "broken";
  return addTo(announcedDate, { days }) <= placedDate ? "kept" : "broken";
}

/** Judges a review: broken once its date has passed, for a review moves the date on. */
export function judgeReview(reviewDate: string, today: string): Verdict {
  return today <= reviewDate ? "not-yet" : "broken";
}

/**
 * Judges the evaluation of a pilot.
 *
 * @param due - ISO 8601, how long after the end
 * @returns `attention` between the end and the due date
 */
export function judgeEvaluation(dates: {
  endDate: string;
  due: string;
  hasOutcome: boolean;
  today: string;
}): Verdict {
  if (dates.hasOutcome) return "kept";
  if (dates.today <= dates.endDate) return "not-yet";
  return dates.today <= addTo(dates.endDate, dates.due) ? "attention" : "broken";
}

/** Judges the DPIA: the next one is due on its date. */
export function judgeDpia(nextDate: string, today: string): Verdict {
  return today <= nextDate ? "kept" : "broken";
}

/** The calendar date after this one by an ISO 8601 duration of days or more. */
export function addTo(date: string, duration: string | { days: number }): string {
  return Temporal.PlainDate.from(date).add(duration).toString();
}
