/**
 * What `disclosure` of a stream lets out of a value: the one place that decides it, for pages, live values, raw readings
 * and sums alike. A value is judged by the version of the register that held at the value's own time.
 *
 * No combination of allowed questions may give a hidden value away, so sums are those of the shown values alone, and
 * are shown only when the last value in them is.
 */
import type { DisclosureRule, StreamRow } from "@meetpaal/db";

type Stream = Pick<StreamRow, "aggregation" | "intervalS" | "rules" | "identifiability">;

/** `later`: it is not shown yet; `hidden`: below what is shown; `shown`: as it is. */
export type Disclosed = "later" | "hidden" | "shown";

/** The rule of the newest version that had begun by then; before the first one, the first. */
export function ruleAt({ rules }: Pick<StreamRow, "rules">, at: Date): DisclosureRule {
  const rule = rules.findLast(({ from }) => from.getTime() <= at.getTime()) ?? rules[0];
  if (rule === undefined) throw new Error("a stream has at least one version");
  return rule;
}

/** Whether and how a single value is shown now. */
export function discloseValue(stream: Stream, time: Date, value: number, now: Date): Disclosed {
  const rule = ruleAt(stream, time);
  if (rule.delayS !== null && shownAtMs(stream, rule.delayS, time) > now.getTime()) return "later";
  if (rule.below === null) return "shown";
  // Two totals of a counter tell how much it grew between them, which may be little.
  return stream.aggregation === "counter" || value < rule.below ? "hidden" : "shown";
}

/** Whether a sum over [start, end) is complete, and every value in it may be shown. */
export function isSumShown(stream: Stream, start: Date, end: Date, now: Date): boolean {
  const delays = rulesWithin(stream, start, end).map(({ delayS }) => delayS ?? 0);
  return end.getTime() + Math.max(...delays) * 1000 <= now.getTime();
}

/** The least and the greatest of a sum are single values: shown only where none may be hidden, and all may be kept. */
export function areExtremesShown(stream: Stream, start: Date, end: Date): boolean {
  return (
    stream.identifiability === "none" && rulesWithin(stream, start, end).every(({ below }) => below === null)
  );
}

/** Until when values are shown now, by the newest rule; null: all are. */
export function shownUntil(stream: Stream, now: Date): Date | null {
  const { delayS } = ruleAt(stream, now);
  return delayS === null ? null : new Date(2 * now.getTime() - shownAtMs(stream, delayS, now));
}

/** No value of it is shown at once: its values never go live. */
export function isDelayed(stream: Stream, now: Date): boolean {
  return ruleAt(stream, now).delayS !== null;
}

function shownAtMs({ aggregation, intervalS }: Stream, delayS: number, time: Date): number {
  const lastsS = aggregation === "interval-count" ? intervalS : 0;
  return time.getTime() + (lastsS + delayS) * 1000;
}

/** Every rule that holds at some instant of [start, end). */
function rulesWithin(stream: Stream, start: Date, end: Date): DisclosureRule[] {
  const begun = stream.rules.filter(({ from }) => from > start && from < end);
  return [ruleAt(stream, start), ...begun];
}
