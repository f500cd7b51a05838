/**
 * ISO 8601 durations: `PT1M`, `P14D`, `P1Y`.
 *
 * A year or a month has no fixed length. Where two of them are compared, a year counts as 365 days and a month as 30;
 * where something is deleted, the database adds them to a date. An interval or a lateness must have a fixed length.
 *
 * @see ISO 8601-1:2019 §5.5.2.2; whole numbers only
 */
import * as z from "zod";

const DURATION =
  /^P(?!$)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(?!$)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;

/** Of the same parts in the same order, but without years and months. */
const EXACT = /^P(?!$)(?:\d{1,4}W)?(?:\d{1,6}D)?(?:T(?!$)(?:\d{1,6}H)?(?:\d{1,8}M)?(?:\d{1,9}S)?)?$/;

export const durationSchema = z.string().regex(DURATION, "a duration in whole numbers, as PT1M, P14D or P1Y");

/** A duration of a fixed length: weeks, days (of 24 hours), hours, minutes, seconds. */
export const exactDurationSchema = z
  .string()
  .regex(EXACT, "a duration without years and months, as PT10S, PT1M or P7D");

export interface DurationParts {
  years: number;
  months: number;
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** @throws {RangeError} when the text is no duration */
export function parseDuration(text: string): DurationParts {
  const match = DURATION.exec(text);
  if (match === null) throw new RangeError(`no ISO 8601 duration: ${text}`);
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return {
    years: years ?? 0,
    months: months ?? 0,
    weeks: weeks ?? 0,
    days: days ?? 0,
    hours: hours ?? 0,
    minutes: minutes ?? 0,
    seconds: seconds ?? 0,
  };
}

const DAY_S = 86_400;

/**
 * Length in seconds, with a year of 365 days and a month of 30.
 *
 * @throws {RangeError} when the text is no duration
 */
export function durationSeconds(text: string): number {
  const parts = parseDuration(text);
  const days = parts.years * 365 + parts.months * 30 + parts.weeks * 7 + parts.days;
  return days * DAY_S + parts.hours * 3_600 + parts.minutes * 60 + parts.seconds;
}

/** @returns negative: `a` is shorter; 0: they are equally long; positive: `a` is longer */
export function compareDurations(a: string, b: string): number {
  return durationSeconds(a) - durationSeconds(b);
}
