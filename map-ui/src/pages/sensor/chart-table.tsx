/** @jsxRuntime automatic @jsxImportSource preact */
// The numbers of a chart for who cannot see it, or wants them: hours, days or months, with what is usual where that is known.
import type { PageContext } from "../../page.ts";
import { Sentence } from "../../text/translated.tsx";
import { type ChartRow, chartRows } from "./chart-rows.ts";
import type { Normal } from "./normal.ts";
import type { StreamReadings } from "./readings.ts";
import { unitWords } from "./unit-words.ts";

const usualWords = ({ t, format }: PageContext, normal: Normal | null): string =>
  normal === null
    ? t("chart.normal.unknown")
    : t("chart.normal.band", { low: format.measured(normal.low), high: format.measured(normal.high) });

const valueWords = ({ t, format }: PageContext, { value, hidden }: ChartRow): string =>
  value === null ? t(hidden ? "chart.hidden" : "chart.gap") : format.measured(value);

export const ChartTable = ({ context, readings }: { context: PageContext; readings: StreamReadings }) => {
  const { t, format, locale } = context;
  const { stream, measure, normals, range } = readings;
  const words = unitWords(t, stream.unit);
  const rows = chartRows(context, readings);
  const usual = range === "day" && normals.some((one) => one !== null);
  const head = (text: string) => (
    <th key={text} scope="col" class="utrecht-table__header-cell">
      {text}
    </th>
  );
  return (
    <table class="utrecht-table">
      <caption class="vh">
        <Sentence
          say={(name) => t("chart.table.caption", { name, range })}
          of={[stream.name]}
          locale={locale}
        />
      </caption>
      <thead class="utrecht-table__header">
        <tr>
          {head(t("chart.when", { range }))}
          {head(`${t(`chart.table.${measure}`, { range })}${words && ` (${words})`}`)}
          {range !== "day" && head(t("chart.highest", { range }))}
          {usual && head(t("chart.normal"))}
          {head(t("chart.coverage"))}
        </tr>
      </thead>
      <tbody class="utrecht-table__body">
        {rows.map((row) => (
          <tr key={row.name} class="utrecht-table__row">
            <th scope="row" class="utrecht-table__cell">
              {row.name}
            </th>
            <td class="utrecht-table__cell">{valueWords(context, row)}</td>
            {row.highest !== undefined && (
              <td class="utrecht-table__cell">
                {row.highest === null ? t("chart.gap") : format.measured(row.highest)}
              </td>
            )}
            {usual && <td class="utrecht-table__cell">{usualWords(context, row.normal ?? null)}</td>}
            <td class="utrecht-table__cell">{format.percent(row.coverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
