/** @jsxRuntime automatic @jsxImportSource preact */
// The answer for one stretch of time: the sensors that measured there, what each has left of it, and whether it leads to a person.
import type {
  Datastream,
  MeasuredAnswer,
  MeasuredSensor,
  MeasuredStream,
} from "@meetpaal/registry-api/contract";
import { sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { Hexagon } from "../../symbols/symbol.tsx";
import { Words } from "../../text/translated.tsx";
import { recogniseWords } from "../sensor/in-short.tsx";
import { ExampleState } from "../sensor/state.tsx";
import type { Stretch } from "./question.ts";
import { backupWords, tierWords, valueWords } from "./tier-words.ts";

/** More single values than this are told in one sentence alone. */
const mostListed = 120;

interface StreamProps {
  readonly context: PageContext;
  readonly stream: Datastream;
  readonly left: MeasuredStream;
  readonly stretch: Stretch;
}
const Stream = ({ context, stream, left, stretch }: StreamProps) => {
  const { t, format, locale } = context;
  const values = left.raw.items;
  return (
    <section class="measured-stream">
      <h4>
        <Words of={stream.name} locale={locale} />
      </h4>
      <p>{t(`identifiability.${stream.identifiability}`)}</p>
      <dl class="terms">
        {(["raw", "hour", "day"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`measured.tier.${name}`)}</dt>
            <dd class={left[name].state === "overdue" ? "fault" : undefined}>
              {tierWords(context, stream, name, left[name], stretch.to)}
              {name === "raw" && values.length > 0 && values.length <= mostListed && (
                <details class="more">
                  <summary>{t("measured.values")}</summary>
                  <ul class="measured-values">
                    {values.map(({ time, value }) => (
                      <li key={time}>
                        {format.clockWithSeconds(new Date(time))}: {valueWords(context, stream, value)}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("measured.tier.backup")}</dt>
          <dd>{backupWords(context, left.raw)}</dd>
        </div>
      </dl>
    </section>
  );
};

interface SensorProps {
  readonly context: PageContext;
  readonly found: MeasuredSensor;
  readonly stretch: Stretch;
}
const OneSensor = ({ context, found, stretch }: SensorProps) => {
  const { t, locale } = context;
  const { sensor, streams, reach, distanceM } = found;
  return (
    <li class="measured-sensor">
      <Hexagon kind={sensor.kind} about={sensor.personalData} size={48} />
      <div class="flow">
        <h3>
          <a href={sensorPath(locale, sensor.publicId)}>
            <Words of={sensor.name} locale={locale} />
          </a>
        </h3>
        <p class="soft">
          {t(`measured.reach.${reach}`, { metres: distanceM })}{" "}
          {t("sensor.number", { number: sensor.publicId })}
        </p>
        <ExampleState context={context} sensor={sensor} />
        {found.changedWithin && <p>{t("measured.changed")}</p>}
        <p>
          <b>{t("sensor.recognise")}</b> {recogniseWords(context, sensor)}
        </p>
        {streams.flatMap((left) => {
          const stream = sensor.datastreams.find(({ id }) => id === left.datastream);
          return stream
            ? [<Stream key={stream.id} context={context} stream={stream} left={left} stretch={stretch} />]
            : [];
        })}
      </div>
    </li>
  );
};

interface AnswerProps {
  readonly context: PageContext;
  readonly stretch: Stretch;
  /** Of two times with one name, the first is in summer time; null: there is one. */
  readonly turn: "first" | "second" | null;
  readonly answer: MeasuredAnswer;
}
export const Answer = ({ context, stretch, turn, answer }: AnswerProps) => {
  const { t, format } = context;
  const { sensors, more } = answer;
  const id = `tijd-${turn ?? "first"}`;
  return (
    <section class="flow measured-answer" aria-labelledby={id}>
      <h2 id={id}>
        {t("measured.time.title", {
          weekday: format.weekday(stretch.from),
          day: format.day(stretch.from),
          from: format.clock(stretch.from),
          to: format.clock(stretch.to),
        })}
      </h2>
      {turn && <p>{t(`measured.turn.${turn}`)}</p>}
      <p class="lead">{t("measured.count", { n: sensors.length + more })}</p>
      {sensors.length > 0 && (
        <ul class="measured-sensors">
          {sensors.map((found) => (
            <OneSensor key={found.sensor.publicId} context={context} found={found} stretch={stretch} />
          ))}
        </ul>
      )}
      {more > 0 && <p>{t("measured.more", { n: more })}</p>}
    </section>
  );
};
