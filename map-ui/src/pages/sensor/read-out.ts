/** Every moment of a chart in words, for the island that reads it out. */
import type { ReadOutWords } from "../../islands/chart/words.ts";
import type { PageContext } from "../../page.ts";
import type { StreamReadings } from "./readings.ts";
import { unitWords, withUnit } from "./unit-words.ts";

type Told = Pick<PageContext, "t" | "format">;

const momentWords = ({ format }: Told, at: Date, range: StreamReadings["range"]): string => {
  if (range === "day") return format.clock(at);
  if (range === "year") return format.day(at);
  return `${format.weekday(at)} ${format.dayShort(at)} ${format.clock(at)}`;
};

export const readOut = (context: Told, { slots, normals, range, stream }: StreamReadings): ReadOutWords => {
  const { t, format } = context;
  const unit = unitWords(t, stream.unit);
  return {
    label: t("chart.read-out"),
    moments: slots.map(({ start, value, hidden }, index) => {
      const normal = normals[index] ?? null;
      const number =
        value === null ? t(hidden ? "chart.hidden" : "chart.gap") : withUnit(format.measured(value), unit);
      const usual = normal
        ? `. ${t("chart.normal")}: ${t("chart.normal.band", { low: format.measured(normal.low), high: format.measured(normal.high) })}`
        : "";
      return `${momentWords(context, start, range)}: ${number}${usual}`;
    }),
  };
};
