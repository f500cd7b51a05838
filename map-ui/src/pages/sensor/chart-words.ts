/** What a chart shows, in one sentence and a few labels: no number without its unit and its time. */
import type { PageContext } from "../../page.ts";
import type { StreamReadings } from "./readings.ts";
import type { Slot } from "./slot.ts";
import { unitWords, withUnit } from "./unit-words.ts";

type Told = Pick<PageContext, "t" | "format">;
type Shown = Slot & { readonly value: number };

export const shownOf = (slots: readonly Slot[]): Shown[] =>
  slots.flatMap((slot) => (slot.value === null ? [] : [{ ...slot, value: slot.value }]));

const highestOf = (shown: readonly Shown[]): Shown | undefined =>
  shown.reduce<Shown | undefined>(
    (best, slot) => (best && best.value >= slot.value ? best : slot),
    undefined,
  );

export const conclusion = (
  { t, format }: Told,
  { slots, measure, stream, range }: StreamReadings,
): string => {
  const words = unitWords(t, stream.unit);
  const shown = shownOf(slots);
  const highest = highestOf(shown);
  if (!highest) return "";
  if (measure !== "sum")
    return t("chart.caption.between", {
      range,
      min: format.measured(Math.min(...shown.map(({ value }) => value))),
      max: withUnit(format.measured(highest.value), words),
    });
  const total = shown.reduce((sum, { value }) => sum + value, 0);
  return t("chart.caption.sum", {
    range,
    sum: withUnit(format.number(total, 0), words),
    when: range === "year" ? format.day(highest.start) : momentOf({ format }, highest.start, range),
    max: format.number(highest.value, 0),
  });
};

const momentOf = ({ format }: Pick<Told, "format">, at: Date, range: StreamReadings["range"]): string =>
  range === "week" ? `${format.weekday(at)} ${format.clock(at)}` : format.clock(at);

/** Under the drawing, evenly spread from its begin to its end. */
export const axisLabels = ({ format }: Told, { slots, range }: StreamReadings): string[] => {
  const last = slots.at(-1);
  if (!last) return [];
  const every = range === "day" ? 6 : range === "week" ? 24 : 73;
  const label = (at: Date): string =>
    range === "day" ? format.clock(at) : range === "week" ? format.weekdayShort(at) : format.dayShort(at);
  const marks = slots.filter((_, i) => i % every === 0).map(({ start }) => label(start));
  const slotMs = range === "year" ? 86_400_000 : 3_600_000;
  return [...marks, label(new Date(last.start.getTime() + slotMs))];
};
