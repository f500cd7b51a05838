/**
 * When a zone may start again from nobody without a person looking.
 *
 * At 03:30 in the event week the streets are full, so the clock alone never resets: hardly anybody may have passed in
 * the hour before, and even the upper end of the band must be low. What was not counted counts as if it had been the
 * most possible. On a day when the local time does not exist, or exists twice, there is no reset.
 */
import { Temporal } from "temporal-polyfill";

export interface ResetRule {
  /** Local time, `HH:MM`. */
  at: string;
  ifPassagesLastHourBelow: number;
  ifHighBelowPercent: number;
}

/**
 * Why a reset did not happen. `clock-change`: that day's local time does not exist once; `missed`: nobody was there to
 * judge it in time; `clock-guard`: our own clock is not to be trusted now; `no-start`, `passages`, `high`, `negative`:
 * nobody ever counted, too many passed, too many may be there, fewer than nobody would be there.
 */
export type ResetRefusal =
  | "no-start"
  | "passages"
  | "high"
  | "negative"
  | "missed"
  | "clock-change"
  | "clock-guard";

/** How long after its time a reset can still be judged [ms]. */
export const RESET_WINDOW_MS = 5 * 60_000;

const DAY = { days: 1 };

/** When a reset was due. */
export interface ResetDue {
  dueMs: number;
  /** False: the clock was changed that day, and the local time does not exist, or exists twice. */
  existsOnce: boolean;
}

/** The newest moment at which a reset was due by the calendar, at `nowMs`; on a day of a clock change it may lie ahead. */
export function resetDue(at: string, timeZone: string, nowMs: number): ResetDue {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  const time = Temporal.PlainTime.from(at);
  const today = now.toPlainDate();
  const date = Temporal.PlainTime.compare(time, now.toPlainTime()) <= 0 ? today : today.subtract(DAY);
  const local = date.toPlainDateTime(time);
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: "earlier" }).epochMilliseconds;
  const later = local.toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds;
  return { dueMs: later, existsOnce: earlier === later };
}

/** How it stood at the moment the reset was due. */
export interface BeforeReset {
  /** In and out over all gates in the hour before, with `maxPerMinute` for each minute that was not counted. */
  passagesLastHour: number;
  /** Upper end of the band in persons; null: there was no start. */
  high: number | null;
  capacity: number;
}

/** @returns every condition that does not hold; none: it may happen */
export function refusalsOfReset(rule: ResetRule, before: BeforeReset): ResetRefusal[] {
  const refusals: ResetRefusal[] = [];
  if (before.passagesLastHour >= rule.ifPassagesLastHourBelow) refusals.push("passages");
  if (before.high === null) refusals.push("no-start");
  else if (before.high < 0) refusals.push("negative");
  else if ((before.high * 100) / before.capacity >= rule.ifHighBelowPercent) refusals.push("high");
  return refusals;
}
