/**
 * The dates of the demonstration city: fixed when it first starts, renewed when under 30 days remain.
 *
 * What holds is read back from the register itself, so no second place can disagree with it. A window that began
 * stays where it began; only its end moves. What was announced and began on paper while nothing ran was postponed: the
 * register takes that as a correction, which can only make a window shorter.
 */

const DAY_MS = 86_400_000;
const RENEW_WHEN_UNDER_DAYS = 30;

/** When a sensor operates, `[from, to)`. */
export interface Window {
  from: Date;
  to: Date;
  /** Its beginning is moved on after it came. */
  isPostponed?: true;
}

export interface WindowPlan {
  /** Days from the first start; negative lies before it. */
  fromDays: number;
  toDays: number;
  /** `end`: the end moves on when it comes near. `whole`: begin and end both do (announced, not begun). `never`: as first set. */
  renew: "end" | "whole" | "never";
}

/**
 * The window a sensor should have now.
 *
 * @param known - the window that the register holds, undefined at the first start
 */
export function windowAt(plan: WindowPlan, known: Window | undefined, now: Date): Window {
  if (known === undefined) return planned(plan, now);
  const under = (at: Date): boolean => at.getTime() - now.getTime() < RENEW_WHEN_UNDER_DAYS * DAY_MS;
  if (plan.renew === "whole" && under(known.from)) {
    const renewed = planned(plan, now);
    if (known.from > now) return renewed;
    return renewed.from < known.to ? { from: renewed.from, to: known.to, isPostponed: true } : known;
  }
  if (plan.renew === "end" && under(known.to)) return { from: known.from, to: planned(plan, now).to };
  return known;
}

/** The calendar date (UTC) that lies this many days from an instant, `YYYY-MM-DD`. */
export function dateAround(at: Date, days: number): string {
  return new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

function planned(plan: WindowPlan, now: Date): Window {
  return { from: hourAround(now, plan.fromDays), to: hourAround(now, plan.toDays) };
}

/** Whole hours: the windows of interval counts must hold whole intervals. */
function hourAround(now: Date, days: number): Date {
  return new Date(Math.floor((now.getTime() + days * DAY_MS) / 3_600_000) * 3_600_000);
}
