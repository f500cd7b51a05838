/** The rows of the table under a chart: hours of a day as they are, of a week its days, of a year its months. */
import type { PageContext } from "../../page.ts";
import { shownOf } from "./chart-words.ts";
import type { Normal } from "./normal.ts";
import type { Measure, StreamReadings } from "./readings.ts";
import type { Slot } from "./slot.ts";

export interface ChartRow {
  readonly name: string;
  /** Of an hour its number; of more, what its hours or days give together. Null: nothing to show. */
  readonly value: number | null;
  readonly hidden: boolean;
  /** Of the hours or days in it the highest; undefined: it is an hour itself. */
  readonly highest?: number | null;
  readonly normal?: Normal | null;
  readonly coverage: number;
}

/** What hours or days give together: means and effective values are of equal parts of time. */
const together = (measure: Measure, values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const total = (of: (value: number) => number) => values.reduce((sum, value) => sum + of(value), 0);
  switch (measure) {
    case "sum":
      return total((value) => value);
    case "mean":
      return total((value) => value) / values.length;
    case "rms":
      return Math.sqrt(total((value) => value * value) / values.length);
  }
};

const joined = (name: string, slots: readonly Slot[], measure: Measure): ChartRow => {
  const values = shownOf(slots).map(({ value }) => value);
  return {
    name,
    value: together(measure, values),
    hidden: slots.some(({ hidden }) => hidden),
    highest: values.length === 0 ? null : Math.max(...values),
    coverage: slots.reduce((sum, { coverage }) => sum + coverage, 0) / slots.length,
  };
};

export const chartRows = (
  { format }: Pick<PageContext, "format">,
  { slots, normals, range, measure }: StreamReadings,
): ChartRow[] => {
  if (range === "day")
    return slots.map(({ start, value, hidden, coverage }, i) => ({
      name: format.clock(start),
      value,
      hidden,
      normal: normals[i] ?? null,
      coverage,
    }));
  const nameOf = ({ start }: Slot) =>
    range === "week"
      ? `${format.weekday(start)} ${format.day(start)}`
      : format.month(format.isoDay(start).slice(0, 7));
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) groups.set(nameOf(slot), [...(groups.get(nameOf(slot)) ?? []), slot]);
  return [...groups].map(([name, members]) => joined(name, members, measure));
};
