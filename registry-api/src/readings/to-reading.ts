import type { RawRow, RolledRow, StreamRow } from "@meetpaal/db";
import type { RawReading, RolledReading } from "../contract/readings.ts";
import { instant } from "../wire/instant.ts";
import { areExtremesShown, discloseValue, isSumShown } from "./disclose.ts";

/** Undefined: it is not shown yet. */
export function toRawReading(stream: StreamRow, { time, value }: RawRow, now: Date): RawReading | undefined {
  const disclosed = discloseValue(stream, new Date(time), value, now);
  if (disclosed === "later") return undefined;
  if (disclosed === "hidden") return { time: instant(time), value: null, suppressed: true };
  return { time: instant(time), value };
}

/** Undefined: it is not shown yet. */
export function toRolledReading(stream: StreamRow, row: RolledRow, now: Date): RolledReading | undefined {
  const { start, end, coverage, shownCount, shownSum, suppressedSlots } = row;
  if (!isSumShown(stream, start, end, now)) return undefined;
  const isHidden = shownCount === 0 && suppressedSlots > 0;
  const hasExtremes = suppressedSlots === 0 && areExtremesShown(stream, start, end);
  return {
    start: instant(start),
    end: instant(end),
    count: shownCount,
    coverage,
    sum: isHidden ? null : shownSum,
    mean: shownCount === 0 || stream.aggregation === "counter" ? null : shownSum / shownCount,
    min: hasExtremes ? row.minimum : null,
    max: hasExtremes ? row.maximum : null,
    ...(isEffective(stream) ? { rms: hasExtremes ? rmsOf(row) : null } : {}),
    suppressedSlots,
    ...(isHidden ? { suppressed: true as const } : {}),
  };
}

/** Its values are effective ones, each the root of a mean of squares. */
export function isEffective({ body }: Pick<StreamRow, "body">): boolean {
  return body["statistic"] === "rms";
}

/** Nothing of it is hidden: all values are among those that are shown. */
function rmsOf({ sumSquares, shownCount }: RolledRow): number | null {
  return sumSquares === null || shownCount === 0 ? null : Math.sqrt(sumSquares / shownCount);
}
