/**
 * Days are calendar days of the installation's time zone. One of them lasts 23 hours and one 25 where clocks change,
 * so a day is never a number of milliseconds.
 */
import { Temporal } from "temporal-polyfill";

/** A calendar day, `[startMs, endMs)`. */
export interface CalendarDay {
  /** `2026-03-29` */
  date: string;
  startMs: number;
  endMs: number;
}

/** The calendar day that holds this instant. */
export function dayOf(ms: number, timeZone: string): CalendarDay {
  const start = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms))
    .toZonedDateTimeISO(timeZone)
    .startOfDay();
  return {
    date: start.toPlainDate().toString(),
    startMs: start.epochMilliseconds,
    endMs: start.add({ days: 1 }).epochMilliseconds,
  };
}

/** The different days that hold these instants, in order. */
export function daysOf(instantsMs: Iterable<number>, timeZone: string): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (const ms of [...instantsMs].toSorted((a, b) => a - b)) {
    const last = days.at(-1);
    if (last === undefined || ms >= last.endMs) days.push(dayOf(ms, timeZone));
  }
  return days;
}
