/** @jsxRuntime automatic @jsxImportSource preact */
// What the sensor measures now, with its age, and the last 24 hours: a sentence, a drawing, a table and a file. No number stands
// without its unit and its time.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { LineChart } from "../../chart/line-chart.tsx";
import { durationSeconds } from "../../format/duration.ts";
import { formPath, numbersPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText, Words } from "../../text/translated.tsx";
import { exampleWords } from "../example-words.ts";
import { FieldStrength } from "./field-strength.tsx";
import type { HourSlot } from "./hour-slot.ts";
import { compareNewest, type Normal } from "./normal.ts";
import { Now } from "./now.tsx";
import type { StreamReadings } from "./readings.ts";
import { unitWords, withUnit } from "./unit-words.ts";

interface ChartProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly readings: StreamReadings;
}

const hourOf = ({ format }: PageContext, { start }: HourSlot): string => format.clock(start);

/** Whether more of it means that it is busier: numbers of people or vehicles. */
const isBusy = (sensor: Sensor): boolean => sensor.kind === "crowd-meter" || sensor.kind === "traffic";

/** Today against what is usual, in words: only of an hour that was measured well, and only with enough history. */
const Usual = ({ context, sensor, readings }: ChartProps) => {
  const { t, format } = context;
  const { hours, normals, measure, stream } = readings;
  if (measure === "peak") return null;
  const found = compareNewest(hours, normals);
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

const usualWords = ({ t, format }: PageContext, normal: Normal | null): string =>
  normal === null
    ? t("chart.normal.unknown")
    : t("chart.normal.band", { low: format.measured(normal.low), high: format.measured(normal.high) });

const Table = ({ context, readings }: { context: PageContext; readings: StreamReadings }) => {
  const { t, format, locale } = context;
  const { stream, hours, measure, normals } = readings;
  const words = unitWords(t, stream.unit);
  const usual = normals.some((one) => one !== null);
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
          {usual && (
            <th scope="col" class="utrecht-table__header-cell">
              {t("chart.normal")}
            </th>
          )}
          <th scope="col" class="utrecht-table__header-cell">
            {t("chart.coverage")}
          </th>
        </tr>
      </thead>
      <tbody class="utrecht-table__body">
        {hours.map((hour, i) => (
          <tr key={hour.start.toISOString()} class="utrecht-table__row">
            <th scope="row" class="utrecht-table__cell">
              {hourOf(context, hour)}
            </th>
            <td class="utrecht-table__cell">
              {hour.value === null
                ? t(hour.hidden ? "chart.hidden" : "chart.gap")
                : format.measured(hour.value)}
            </td>
            {usual && <td class="utrecht-table__cell">{usualWords(context, normals[i] ?? null)}</td>}
            <td class="utrecht-table__cell">{format.percent(hour.coverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Chart = ({ context, sensor, readings }: ChartProps) => {
  const { t, format, locale } = context;
  const example = exampleWords(context, sensor);
  const { stream, hours, measure, suppressed, normals } = readings;
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
        {sensor.status === "active" && <Usual context={context} sensor={sensor} readings={readings} />}
      </figcaption>
      <ul class="chart-key" aria-hidden="true">
        <li>
          <svg class="swatch" viewBox="0 0 32 16">
            <path class="value" d="M0 8h32" />
          </svg>
          {t(`chart.key.${measure}`)}
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
        normals={normals}
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

/** Seconds between two questions of the island: as often as something new comes, within reason. */
const askEvery = (streams: readonly StreamReadings[]): number =>
  Math.min(60, Math.max(10, ...streams.map(({ stream }) => durationSeconds(stream.interval))));

interface MeasurementsProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly streams: readonly StreamReadings[];
}
export const Measurements = ({ context, sensor, streams }: MeasurementsProps) => {
  const { t, format, locale } = context;
  const closed = sensor.datastreams.filter((stream) => !stream.public);
  const live = sensor.status === "active" && streams.length > 0;
  return (
    <section
      class="wrap part"
      aria-labelledby="nu"
      data-island={live ? "now" : undefined}
      data-from={live ? formPath(locale, sensor.publicId, "now") : undefined}
      data-every={live ? askEvery(streams) : undefined}
      data-stop={t("live.stop")}
      data-go={t("live.go")}
      data-lost={t("live.lost")}
      data-zone={context.timeZone}
    >
      <h2 id="nu">{t(sensor.status === "active" ? "live.title" : "live.title.then")}</h2>
      <div class="streams">
        {streams.map((readings) => {
          const { stream } = readings;
          return (
            <div key={stream.id} class="stream">
              <h3>
                <Words of={stream.name} locale={locale} />
              </h3>
              <Now
                context={context}
                active={sensor.status === "active"}
                stream={stream}
                latest={readings.latest}
              />
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
