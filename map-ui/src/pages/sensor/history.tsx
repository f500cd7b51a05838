/** @jsxRuntime automatic @jsxImportSource preact */
// Every version stays: which there were, when they came, and how to see the sensor as it was on a day.
import type { Sensor, SensorChange } from "@meetpaal/registry-api/contract";
import { sensorFeedPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { changedWords, differenceSentences, others } from "./history-words.ts";

const dates = ["reportedDate", "announcedDate", "placedDate", "removedDate", "reviewDate"] as const;

interface HistoryProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly versions: readonly SensorChange[];
  readonly at: Date | null;
}

export const History = ({ context, sensor, versions, at }: HistoryProps) => {
  const { t, format, locale, now } = context;
  const path = sensorPath(locale, sensor.publicId);
  return (
    <section class="wrap part" aria-labelledby="geschiedenis">
      <h2 id="geschiedenis">{t("history.title")}</h2>
      <div class="ask">
        <ol class="versions" reversed>
          {versions.map((change, i) => {
            const { version, since, status, correction, recordedAt, differences } = change;
            const rest = others(change);
            const said = differenceSentences(context, differences);
            return (
              <li key={version}>
                <p>
                  <b>{t("history.since-day", { day: format.day(new Date(since)) })}</b>{" "}
                  {i === versions.length - 1 ? t("history.first") : t(`status.${status}`)}.
                </p>
                {said.length > 0 && (
                  <ul class="bullets">
                    {said.map((words) => (
                      <li key={words}>{words}</li>
                    ))}
                  </ul>
                )}
                {rest.length > 0 && <p>{t("history.changed", { names: changedWords(context, rest) })}</p>}
                {correction && (
                  <p>
                    {t("history.correction", { day: format.day(new Date(recordedAt)), reason: correction })}
                  </p>
                )}
                {Date.parse(since) < now.getTime() && (
                  <p>
                    <a href={`${path}?at=${encodeURIComponent(since)}`}>
                      {t("history.version-link", { version })}
                    </a>
                  </p>
                )}
              </li>
            );
          })}
        </ol>
        <div class="flow">
          <dl class="dates">
            {dates.flatMap((name) => {
              const day = sensor.dates[name];
              return day
                ? [
                    <div key={name}>
                      <dt>{t(`history.dates.${name}`)}</dt>
                      <dd>{format.day(day)}</dd>
                    </div>,
                  ]
                : [];
            })}
          </dl>
          <p>
            <a href={sensorFeedPath(locale, sensor.publicId)} type="application/atom+xml">
              {t("feed.follow.sensor")}
            </a>
          </p>
          <form action={path} class="on-a-day">
            <h3>{t("history.form")}</h3>
            <label for="at">{t("history.date")}</label>
            <div class="search">
              <input
                class="utrecht-textbox utrecht-textbox--html-input"
                id="at"
                name="at"
                type="date"
                required
                value={at ? at.toISOString().slice(0, 10) : undefined}
              />
              <button type="submit" class="utrecht-button utrecht-button--secondary-action">
                {t("history.button")}
              </button>
            </div>
          </form>
        </div>
      </div>
    </section>
  );
};
