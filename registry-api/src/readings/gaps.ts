/** Where something was expected and nothing is stored, so that a line between two points is never drawn over silence. */
import type { Span } from "@meetpaal/model";
import type { ReadingGap } from "../contract/readings.ts";

interface Stretch {
  startMs: number;
  endMs: number;
}

export interface GapScope {
  /** The part of the window that was looked at. */
  fromMs: number;
  toMs: number;
  /** Whether it begins, and ends, with the window itself. */
  isFirst: boolean;
  isLast: boolean;
  /** What is newer may still be on its way. */
  untilMs: number;
  /** When the stream was in force. */
  spans: readonly Span[];
  /** What is shorter is no gap. */
  leastMs: number;
}

/**
 * @param stored - what each stored item of the slice covers, in order of time, and the first of the next slice: so the
 *   gap before the first item of a slice was told of by the slice before it
 */
export function gapsBetween(stored: readonly Stretch[], scope: GapScope): ReadingGap[] {
  const { fromMs, toMs, isLast, untilMs, spans, leastMs } = scope;
  const gaps: Stretch[] = [];
  let coveredMs = scope.isFirst ? fromMs : (stored[0]?.startMs ?? fromMs);
  for (const { startMs, endMs } of stored) {
    gaps.push({ startMs: coveredMs, endMs: startMs });
    coveredMs = Math.max(coveredMs, endMs);
  }
  if (isLast) gaps.push({ startMs: coveredMs, endMs: Math.min(toMs, untilMs) });
  return gaps
    .flatMap((gap) => spans.map((span) => within(gap, span)))
    .filter(({ startMs, endMs }) => endMs - startMs >= leastMs)
    .map(({ startMs, endMs }) => ({
      start: new Date(startMs).toISOString(),
      end: new Date(endMs).toISOString(),
    }));
}

function within(gap: Stretch, span: Span): Stretch {
  return { startMs: Math.max(gap.startMs, span.fromMs), endMs: Math.min(gap.endMs, span.toMs) };
}
