/** @jsxRuntime automatic @jsxImportSource preact */
// What the sensor measures now, with its age, and the last 24 hours: a sentence, a drawing, a table and a file. No number stands
// without its unit and its time.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { LineChart } from "../../chart/line-chart.tsx";
import { numbersPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText, Words } from "../../text/translated.tsx";
import { exampleWords } from "../example-words.ts";
import { FieldStrength } from "./field-strength.tsx";
import { type HourSlot, type StreamReadings, silentAfter } from "./readings.ts";
import { unitWords, withUnit } from "./unit-words.ts";

const hourOf = ({ format }: PageContext, { start }: HourSlot): string => format.clock(start);

const Now = ({
  context,
  sensor,
  readings,
}: {
  context: PageContext;
  sensor: Sensor;
  readings: StreamReadings;
}) => {
  const { t, format, now } = context;
  const { stream, latest } = readings;
  if (!latest) return <p class="now">{t("live.none")}</p>;
  const at = new Date(now.getTime() - latest.ageS * 1000);
  if (sensor.status === "active" && latest.ageS > silentAfter(stream))
    return (
      <p class="now unknown">
        <b aria-hidden="true">?</b> {t("live.unknown", { moment: format.moment(at, now) })}
      </p>
    );
  const below = stream.disclosure?.below;
  const value =
    latest.value === null
      ? below === undefined
        ? t("live.hidden.small")
        : t("live.hidden", { n: below })
      : format.measured(latest.value);
  const words = unitWords(t, stream.unit);
  return (
    <p class="now">
      <b>{withUnit(value, words)}</b>
      {stream.aggregation === "interval-count" &&
        ` ${t("live.per", { duration: format.duration(stream.interval) })}`}
      <span class="soft">
        {t("live.measured", { ago: format.ago(latest.ageS), moment: format.moment(at, now) })}
      </span>
    </p>
  );
};

const conclusion = (context: PageContext, { hours, measure, stream }: StreamReadings): string => {
  const { t, format } = context;
  const words = unitWords(t, stream.unit);
  const shown = hours.flatMap((hour) => (hour.value === null ? [] : [{ ...hour, value: hour.value }]));
  const highest = shown.reduce<(typeof shown)[number] | undefined>(
    (best, hour) => (best && best.value >= hour.value ? best : hour),
    undefined,
  );
  if (!highest) return "";
  const max = withUnit(format.measured(highest.value), words);
  if (measure === "peak") return t("chart.caption.peak", { max });
  if (measure === "mean")
    return t("chart.caption.mean", {
      min: format.measured(Math.min(...shown.map(({ value }) => value))),
      max,
    });
  return t("chart.caption.sum", {
    sum: withUnit(
      format.number(
        shown.reduce((sum, { value }) => sum + value, 0),
        0,
      ),
      words,
    ),
    hour: hourOf(context, highest),
    max: format.number(highest.value, 0),
  });
};

const Table = ({ context, readings }: { context: PageContext; readings: StreamReadings }) => {
  const { t, format, locale } = context;
  const { stream, hours, measure } = readings;
  const words = unitWords(t, stream.unit);
  return (
    <table class="utrecht-table">
      <caption class="vh">{t("chart.table.caption", { name: plainText(stream.name, locale) })}</caption>
      <thead class="utrecht-table__header">
        <tr>
          <th scope="col" class="utrecht-table__header-cell">
            {t("chart.hour")}
          </th>
          <th scope="col" class="utrecht-table__header-cell">
            {t(`chart.key.${measure}`)}
            {words && ` (${words})`}
          </th>
          <th scope="col" class="utrecht-table__header-cell">
            {t("chart.coverage")}
          </th>
        </tr>
      </thead>
      <tbody class="utrecht-table__body">
        {hours.map((hour) => (
          <tr key={hour.start.toISOString()} class="utrecht-table__row">
            <th scope="row" class="utrecht-table__cell">
              {hourOf(context, hour)}
            </th>
            <td class="utrecht-table__cell">
              {hour.value === null
                ? t(hour.hidden ? "chart.hidden" : "chart.gap")
                : format.measured(hour.value)}
            </td>
            <td class="utrecht-table__cell">{format.percent(hour.coverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Chart = ({
  context,
  sensor,
  readings,
}: {
  context: PageContext;
  sensor: Sensor;
  readings: StreamReadings;
}) => {
  const { t, format, locale } = context;
  const example = exampleWords(context, sensor);
  const { stream, hours, measure, suppressed } = readings;
  // An empty drawing would say less than the sentence does.
  if (hours.every(({ value }) => value === null)) return <p>{t("chart.caption.none")}</p>;
  const gaps = hours.some(({ value }) => value === null);
  const labels = hours.filter((_, i) => i % 6 === 0).map((hour) => hourOf(context, hour));
  const last = hours.at(-1);
  return (
    <figure class="chart">
      <figcaption>
        <b>{conclusion(context, readings)}</b>
        {suppressed > 0 && ` ${t("chart.partial", { n: suppressed })}`}
      </figcaption>
      <ul class="chart-key" aria-hidden="true">
        <li>
          <svg class="swatch" viewBox="0 0 32 16">
            <path class="value" d="M0 8h32" />
          </svg>
          {t(`chart.key.${measure}`)}
        </li>
        {gaps && (
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
      <LineChart
        values={hours.map(({ value }) => value)}
        labels={last ? [...labels, format.clock(new Date(last.start.getTime() + 3_600_000))] : labels}
        label={t("chart.label")}
        format={(value) => format.measured(value)}
      />
      <details class="more">
        <summary>{t("chart.table")}</summary>
        <Table context={context} readings={readings} />
      </details>
      <p>
        <a href={numbersPath(locale, sensor.publicId, stream.id)} download>
          {t("chart.csv")}
        </a>
      </p>
    </figure>
  );
};

interface MeasurementsProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly streams: readonly StreamReadings[];
}
export const Measurements = ({ context, sensor, streams }: MeasurementsProps) => {
  const { t, format, locale } = context;
  const closed = sensor.datastreams.filter((stream) => !stream.public);
  return (
    <section class="wrap part" aria-labelledby="nu">
      <h2 id="nu">{t(sensor.status === "active" ? "live.title" : "live.title.then")}</h2>
      <div class="streams">
        {streams.map((readings) => {
          const { stream } = readings;
          return (
            <div key={stream.id} class="stream">
              <h3>
                <Words of={stream.name} locale={locale} />
              </h3>
              <Now context={context} sensor={sensor} readings={readings} />
              {stream.disclosure?.delay && (
                <p class="small soft">
                  {t("live.delay", { duration: format.duration(stream.disclosure.delay) })}
                </p>
              )}
              {stream.disclosure?.below !== undefined && (
                <p class="small soft">{t("live.small", { n: stream.disclosure.below })}</p>
              )}
              {stream.unit === "V/m" && stream.reference && (
                <FieldStrength context={context} stream={stream} power={readings.power} />
              )}
              <Chart context={context} sensor={sensor} readings={readings} />
            </div>
          );
        })}
        {closed.map((stream) => (
          <div key={stream.id} class="stream">
            <h3>
              <Words of={stream.name} locale={locale} />
            </h3>
            <p>{t("live.closed")}</p>
          </div>
        ))}
      </div>
    </section>
  );
};
