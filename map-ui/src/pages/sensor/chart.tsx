/** @jsxRuntime automatic @jsxImportSource preact */
// A day, a week or a year of a stream: a sentence, a drawing, a table and a file.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { LineChart } from "../../chart/line-chart.tsx";
import { inScript } from "../../in-script.ts";
import { numbersPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { exampleWords } from "../example-words.ts";
import { ChartTable } from "./chart-table.tsx";
import { axisLabels, conclusion } from "./chart-words.ts";
import { compareNewest } from "./normal.ts";
import { readOut } from "./read-out.ts";
import type { StreamReadings } from "./readings.ts";
import { unitWords, withUnit } from "./unit-words.ts";

interface ChartProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly readings: StreamReadings;
}

/** Whether more of it means that it is busier: numbers of people or vehicles. */
const isBusy = (sensor: Sensor): boolean => sensor.kind === "crowd-meter" || sensor.kind === "traffic";

/** Today against what is usual, in words: only of an hour that was measured well, and only with enough history. */
const Usual = ({ context, sensor, readings }: ChartProps) => {
  const { t, format } = context;
  const { slots, normals, measure, stream } = readings;
  const found = compareNewest(slots, normals);
  if (!found) return <p>{t(normals.some((one) => one) ? "chart.normal.gap" : "chart.normal.none")}</p>;
  const { slot, value, normal, is } = found;
  const scale = isBusy(sensor) && measure === "sum" ? "busy" : "high";
  const words = unitWords(t, stream.unit);
  return (
    <p data-usual={is}>
      <b>
        {t(`chart.normal.${scale}.${is}`, {
          weekday: format.weekday(slot.start),
          hour: format.clock(slot.start),
        })}
      </b>{" "}
      {t("chart.normal.numbers", {
        value: withUnit(format.measured(value), words),
        low: format.measured(normal.low),
        high: format.measured(normal.high),
      })}
    </p>
  );
};

const Key = ({ context, sensor, readings }: ChartProps) => {
  const { t } = context;
  const { slots, normals, measure, range } = readings;
  const example = exampleWords(context, sensor);
  return (
    <ul class="chart-key" aria-hidden="true">
      <li>
        <svg class="swatch" viewBox="0 0 32 16">
          <path class="value" d="M0 8h32" />
        </svg>
        {t(`chart.key.${measure}`, { range })}
      </li>
      {normals.some((one) => one) && (
        <li>
          <svg class="swatch" viewBox="0 0 32 16">
            <path class="band-area" d="M0 2h32v12H0Z" />
            <path class="usual" d="M0 8h32" />
          </svg>
          {t("chart.key.normal")}
        </li>
      )}
      {slots.some(({ value }) => value === null) && (
        <li>
          <svg class="swatch" viewBox="0 0 32 16">
            <path class="gap" d="M4 1v14M12 1v14M20 1v14M28 1v14" />
          </svg>
          {t("chart.key.gap")}
        </li>
      )}
      {example && (
        <li>
          <b>{example}</b>
        </li>
      )}
    </ul>
  );
};

export const Chart = (props: ChartProps) => {
  const { context, sensor, readings } = props;
  const { t, format, locale } = context;
  const { stream, slots, suppressed, normals, range } = readings;
  // An empty drawing would say less than the sentence does.
  if (slots.every(({ value }) => value === null)) return <p>{t("chart.caption.none", { range })}</p>;
  return (
    <figure class="chart" data-range={range}>
      <figcaption>
        <b>{conclusion(context, readings)}</b>
        {suppressed > 0 && ` ${t("chart.partial", { n: suppressed })}`}
        {sensor.status === "active" && range === "day" && <Usual {...props} />}
      </figcaption>
      <Key {...props} />
      <LineChart
        values={slots.map(({ value }) => value)}
        normals={normals}
        labels={axisLabels(context, readings)}
        label={t("chart.label", { range })}
        format={(value) => format.measured(value)}
      />
      <script
        type="application/json"
        dangerouslySetInnerHTML={{ __html: inScript(readOut(context, readings)) }}
      />
      <details class="more">
        <summary>{t("chart.table")}</summary>
        <ChartTable context={context} readings={readings} />
      </details>
      <p>
        <a href={numbersPath(locale, sensor.publicId, stream.id, range)} download>
          {t("chart.csv", { range })}
        </a>
      </p>
    </figure>
  );
};
