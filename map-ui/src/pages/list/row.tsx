/** @jsxRuntime automatic @jsxImportSource preact */
// One sensor in the list: what it does, where, whether it is about people, how long, and whether it keeps its word.
import type { SensorRow } from "@meetpaal/registry-api/contract";
import { sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { Hexagon } from "../../symbols/symbol.tsx";
import { StatusLine, VerdictLine } from "../../symbols/verdict.tsx";
import { Words } from "../../text/translated.tsx";
import { aboutWords } from "../about-words.ts";
import { exampleWords } from "../example-words.ts";
import { promiseTopic } from "../promise-topic.ts";

/** What stands in place of a verdict when the sensor is not simply on. */
const State = ({ context, row }: { context: PageContext; row: SensorRow }) => {
  const { t, format, now } = context;
  const { status, validFrom, validTo } = row.sensor;
  switch (status) {
    case "announced": {
      const from = new Date(validFrom);
      return (
        <StatusLine icon="calendar">
          {from > now ? t("list.row.announced", { day: format.day(from) }) : t("list.row.announced.later")}
        </StatusLine>
      );
    }
    case "paused":
      return <StatusLine icon="pause">{t("list.row.paused")}</StatusLine>;
    case "expired":
      return (
        <StatusLine icon="clock">
          {validTo ? t("list.row.expired", { day: format.day(new Date(validTo)) }) : t("status.expired")}
        </StatusLine>
      );
    case "removed":
      return <StatusLine icon="gone">{t("list.row.removed")}</StatusLine>;
    case "active":
      return null;
  }
};

const Judged = ({ context, row }: { context: PageContext; row: SensorRow }) => {
  const { t } = context;
  const { verdict, broken, sensor } = row;
  if (verdict === "broken")
    return (
      <VerdictLine verdict="broken">
        {t("list.row.broken")}{" "}
        <span class="topics">{[...new Set(broken.map((id) => promiseTopic(t, id)))].join(", ")}</span>
      </VerdictLine>
    );
  if (sensor.status !== "active" || verdict === null) return null;
  return <VerdictLine verdict={verdict}>{t(`list.row.${verdict}`)}</VerdictLine>;
};

/** Tens of metres are exact enough to walk by. */
const distanceWords = ({ t, format }: PageContext, metres: number): string =>
  metres < 950
    ? t("list.row.metres", { n: format.number(Math.max(10, Math.round(metres / 10) * 10)) })
    : t("list.row.kilometres", { n: format.number(metres / 1000) });

export const Row = ({ context, row }: { context: PageContext; row: SensorRow }) => {
  const { t, locale, format } = context;
  const { sensor, keptFor, distanceM } = row;
  const example = exampleWords(context, sensor);
  return (
    <li data-sensor={sensor.publicId}>
      <Hexagon kind={sensor.kind} about={sensor.personalData} />
      <div>
        <h3>
          <a href={sensorPath(locale, sensor.publicId)}>
            <Words of={sensor.name} locale={locale} />
          </a>
        </h3>
        <p>
          <Words of={sensor.description} locale={locale} />
        </p>
        <ul class="meta">
          {distanceM !== null && <li>{distanceWords(context, distanceM)}</li>}
          {sensor.place && (
            <li>
              <Words of={sensor.place} locale={locale} />
            </li>
          )}
          <li>{aboutWords(t, sensor)}</li>
          {keptFor && <li>{t("list.kept-for", { duration: format.duration(keptFor) })}</li>}
        </ul>
        {example !== null && !(context.demo && example === t("frame.demo")) && (
          <p class="small soft">{example}</p>
        )}
        <State context={context} row={row} />
        <Judged context={context} row={row} />
      </div>
    </li>
  );
};
