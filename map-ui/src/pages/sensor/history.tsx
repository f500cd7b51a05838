/** @jsxRuntime automatic @jsxImportSource preact */
// Every version stays: which there were, when they came, and how to see the sensor as it was on a day.
import type { Sensor, SensorChange } from "@meetpaal/registry-api/contract";
import { sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { isMessage } from "../../text/text.ts";

const dates = ["reportedDate", "announcedDate", "placedDate", "removedDate", "reviewDate"] as const;

interface HistoryProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly versions: readonly SensorChange[];
  readonly at: Date | null;
}

/** Names of what changed; a field without a word of its own is "other details". */
const changedWords = ({ t, format }: PageContext, changed: readonly string[]): string => {
  const names = changed.map((field) => {
    const key = `field.name.${field.split(".")[0] ?? field}`;
    return isMessage(key) ? t(key) : t("field.name.other");
  });
  return format.list([...new Set(names)]);
};

export const History = ({ context, sensor, versions, at }: HistoryProps) => {
  const { t, format, locale } = context;
  const path = sensorPath(locale, sensor.publicId);
  return (
    <section class="wrap part" aria-labelledby="geschiedenis">
      <h2 id="geschiedenis">{t("history.title")}</h2>
      <div class="ask">
        <ol class="versions" reversed>
          {versions.map(({ version, since, status, changed, correction, recordedAt }) => (
            <li key={version}>
              <b>{t("history.version", { version })}</b>,{" "}
              {t("history.since", { day: format.day(new Date(since)) })}. {t(`status.${status}`)}.{" "}
              {changed.length > 0 && t("history.changed", { names: changedWords(context, changed) })}{" "}
              {correction &&
                t("history.correction", { day: format.day(new Date(recordedAt)), reason: correction })}
            </li>
          ))}
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
