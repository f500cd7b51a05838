/** @jsxRuntime automatic @jsxImportSource preact */
// Layer one: five answers, each with its symbol. The short page behind the QR code is this and the way to ask.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { type ComponentChildren, Fragment } from "preact";
import type { PageContext } from "../../page.ts";
import { Symbol } from "../../symbols/symbol.tsx";
import { Sign } from "../../symbols/verdict.tsx";
import type { MessageKey } from "../../text/text.ts";
import { capitals, Words } from "../../text/translated.tsx";
import { distinct } from "./distinct.ts";
import type { Tally } from "./ledger-rows.ts";

/**
 * "Can this recognise me?": from the strictest of what is kept, and from what the box takes in. A camera is always called a camera,
 * and where there is none that is said too.
 */
export const recogniseWords = ({ t }: PageContext, { datastreams, model, personalData }: Sensor): string => {
  const level = datastreams.some(({ identifiability }) => identifiability === "identifiable")
    ? "identifiable"
    : datastreams.some(({ identifiability }) => identifiability === "pseudonymous")
      ? "pseudonymous"
      : personalData === "none"
        ? "none"
        : "in-the-box";
  const { capture } = model;
  const box =
    level === "in-the-box" && (capture === "camera" || capture === "microphone" || capture === "wifi")
      ? t(`recognise.box.${capture}`)
      : capture === "camera"
        ? t("capture.camera")
        : t("recognise.no-camera");
  return `${t(`recognise.${level}`)} ${box}`;
};

/** Sensors whose number is a count of people or vehicles. */
const counts = ({ datastreams }: Sensor): boolean =>
  datastreams.length > 0 && datastreams.every(({ aggregation }) => aggregation !== "gauge");

type Retention = Sensor["datastreams"][number]["retention"];

/** Of the datastream whose sums stay at all; a sensor has few of them, and mostly one promise. */
export const longestRetention = ({ datastreams }: Sensor): Retention | undefined =>
  distinct(datastreams.map(({ retention }) => retention)).toSorted(
    (a, b) => (b.day ? 1 : 0) - (a.day ? 1 : 0),
  )[0];

export const keptWords = (
  { t, format }: Pick<PageContext, "t" | "format">,
  { raw, hour, day }: Retention,
): string =>
  [
    t("sensor.how-long.raw", { duration: format.duration(raw) }),
    ...((day ?? hour)
      ? [
          t("sensor.how-long.longer", {
            tier: day ? "day" : "hour",
            duration: format.duration(day ?? hour ?? ""),
          }),
        ]
      : []),
  ].join(" ");

/** The numbers by their names, and how often they come. */
const What = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, format, locale } = context;
  const intervals = distinct(sensor.datastreams.map(({ interval }) => interval));
  return (
    <>
      {sensor.datastreams.map(({ id, name }) => (
        <Fragment key={id}>
          <Words of={capitals(name)} locale={locale} />.{" "}
        </Fragment>
      ))}
      {intervals.length === 1 && t("sensor.what.every", { every: format.every(intervals[0] ?? "") })}
    </>
  );
};

interface InShortProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  /** Null: a state of the past, which is not judged. */
  readonly outcome: Tally | null;
  readonly ledgerHref: string;
}

const Kept = ({ context: { t }, sensor, outcome, ledgerHref }: InShortProps) => {
  if (!outcome) return null;
  const { kept, measured, by } = outcome;
  const sentence =
    sensor.status === "announced"
      ? t("sensor.kept.announced")
      : measured === 0
        ? t("sensor.kept.none")
        : kept === measured
          ? t("sensor.kept.all", { n: measured })
          : t("sensor.kept.some", { kept, measured });
  return (
    <>
      {sentence}{" "}
      {measured > 0 && by["not-yet"] > 0 && `${t("ledger.summary.not-yet", { n: by["not-yet"] })} `}
      <a href={ledgerHref}>{t("sensor.kept.link")}</a>
    </>
  );
};

export const InShort = (props: InShortProps) => {
  const { context, sensor, outcome } = props;
  const { t, format, locale } = context;
  const purposes = distinct(
    sensor.datastreams.flatMap((stream) => stream.purposes),
    ({ id }) => id,
  );
  const [purpose] = purposes;
  const longest = longestRetention(sensor);
  const owner = sensor.organisations.find(({ id }) => id === sensor.owner)?.name ?? sensor.owner;
  const line = (symbol: ComponentChildren, question: MessageKey, answer: ComponentChildren) => (
    <li>
      {symbol}
      <p>
        <b>{t(question)}</b> {answer}
      </p>
    </li>
  );
  const about = sensor.personalData;
  return (
    <ul class="in-short" aria-label={t("sensor.short")}>
      {line(
        <Symbol shape="circle" name="look" about={about} />,
        "sensor.recognise",
        recogniseWords(context, sensor),
      )}
      {line(
        <Symbol shape="circle" name={counts(sensor) ? "count" : sensor.kind} about={about} />,
        counts(sensor) ? "sensor.counts" : "sensor.measures",
        <What context={context} sensor={sensor} />,
      )}
      {line(
        <Symbol shape="hexagon" name="goal" />,
        "sensor.why",
        purpose ? <Words of={purpose.text} locale={locale} /> : t("sensor.why.unknown"),
      )}
      {line(
        <Symbol shape="none" name="owner" />,
        "sensor.whose",
        <>
          {t("sensor.whose.owner", { owner })}{" "}
          {sensor.pilot &&
            sensor.validTo &&
            t("pilot.until.body", { day: format.day(new Date(sensor.validTo)) })}
        </>,
      )}
      {longest && line(<Symbol shape="square" name="keep" />, "sensor.how-long", keptWords(context, longest))}
      {outcome && line(<Sign verdict={outcome.worst} size={48} />, "sensor.kept", <Kept {...props} />)}
    </ul>
  );
};
