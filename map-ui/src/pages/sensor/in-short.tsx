/** @jsxRuntime automatic @jsxImportSource preact */
// Layer one: five answers, each with its symbol. The short page behind the QR code is this and the way to ask.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { ComponentChildren } from "preact";
import type { PageContext } from "../../page.ts";
import { Symbol } from "../../symbols/symbol.tsx";
import { Sign } from "../../symbols/verdict.tsx";
import type { MessageKey } from "../../text/text.ts";
import { Words } from "../../text/translated.tsx";
import { distinct } from "./distinct.ts";
import type { Tally } from "./ledger-rows.ts";

/** Captures that people want named before anything else: a camera is always called a camera. */
const namedFirst: readonly string[] = ["camera", "microphone", "wifi"];

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
  const retentions = distinct(sensor.datastreams.map(({ retention }) => retention));
  const longest = retentions.toSorted((a, b) => (b.day ? 1 : 0) - (a.day ? 1 : 0))[0];
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
        <Symbol shape="hexagon" name="goal" />,
        "sensor.why",
        purpose ? <Words of={purpose.text} locale={locale} /> : t("sensor.why.unknown"),
      )}
      {line(
        <Symbol shape="circle" name={about === "none" ? sensor.kind : "count"} about={about} />,
        "sensor.what",
        <>
          {namedFirst.includes(sensor.model.capture) && `${t(`capture.${sensor.model.capture}`)} `}
          <Words of={sensor.description} locale={locale} />
        </>,
      )}
      {longest &&
        line(
          <Symbol shape="square" name="keep" />,
          "sensor.how-long",
          <>
            {t("sensor.how-long.raw", { duration: format.duration(longest.raw) })}{" "}
            {(longest.day ?? longest.hour) &&
              t("sensor.how-long.longer", {
                tier: longest.day ? "day" : "hour",
                duration: format.duration(longest.day ?? longest.hour ?? ""),
              })}
          </>,
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
      {outcome && line(<Sign verdict={outcome.worst} size={48} />, "sensor.kept", <Kept {...props} />)}
    </ul>
  );
};
