/**
 * How many values were to be expected. An interval count has a slot for each interval of the UTC grid that lies wholly
 * in force; a gauge or counter has one for each interval of time, wherever its device begins, so a fraction too.
 */
import type { Span } from "./span.ts";

/** Expected slots in force that start in `[fromMs, toMs)`. */
export function expectedSlots(spans: readonly Span[], fromMs: number, toMs: number): number {
  let slots = 0;
  for (const span of spans) {
    const startMs = Math.max(fromMs, span.fromMs);
    const endMs = Math.min(toMs, span.toMs);
    if (startMs < endMs) slots += slotsOf(span, startMs, endMs);
  }
  return slots;
}

function slotsOf({ terms, windowToMs }: Span, startMs: number, endMs: number): number {
  const { aggregation, intervalMs } = terms;
  if (aggregation !== "interval-count") return (endMs - startMs) / intervalMs;
  const lastStartMs = Math.min(Math.ceil(endMs / intervalMs) * intervalMs, windowToMs) - intervalMs;
  return Math.max(0, Math.floor(lastStartMs / intervalMs) - Math.ceil(startMs / intervalMs) + 1);
}
