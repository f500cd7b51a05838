/** @jsxRuntime automatic @jsxImportSource preact */
// What the sensor measures now, with its age, and a day, a week or a year of it.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { durationSeconds } from "../../format/duration.ts";
import { formPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { Words } from "../../text/translated.tsx";
import { Chart } from "./chart.tsx";
import { type Range, rangeParameter, ranges } from "./chart-range.ts";
import { FieldStrength } from "./field-strength.tsx";
import { Now } from "./now.tsx";
import type { StreamReadings } from "./readings.ts";

/** Seconds between two questions of the island: as often as something new comes, within reason. */
const askEvery = (streams: readonly StreamReadings[]): number =>
  Math.min(60, Math.max(10, ...streams.map(({ stream }) => durationSeconds(stream.interval))));

/** Links, as each choice is a page of its own that can be sent to somebody. */
const Ranges = ({ context, sensor, range }: { context: PageContext; sensor: Sensor; range: Range }) => {
  const { t, locale } = context;
  const path = sensorPath(locale, sensor.publicId);
  return (
    <nav class="ranges" aria-label={t("chart.ranges")}>
      <ul>
        {ranges.map((one) => (
          <li key={one}>
            <a
              href={`${path}${one === "day" ? "" : `?${rangeParameter}=${one}`}#nu`}
              aria-current={one === range ? "true" : undefined}
            >
              {t(`chart.range.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
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
  const live = sensor.status === "active" && streams.length > 0;
  const [first] = streams;
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
      data-grammar={JSON.stringify(context.format.grammar)}
    >
      <h2 id="nu">{t(sensor.status === "active" ? "live.title" : "live.title.then")}</h2>
      {first && <Ranges context={context} sensor={sensor} range={first.range} />}
      <div class="streams">
        {streams.map((readings) => {
          const { stream, exposure } = readings;
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
              {exposure && <FieldStrength context={context} stream={stream} exposure={exposure} />}
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
