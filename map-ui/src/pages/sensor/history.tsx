/** @jsxRuntime automatic @jsxImportSource preact */
// Every version stays: which there were, when they came, and how to see the sensor as it was on a day.
import type { Difference, Sensor, SensorChange } from "@meetpaal/registry-api/contract";
import { sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { isMessage } from "../../text/text.ts";
import { plainText } from "../../text/translated.tsx";

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

/** "Kept 14 days instead of 7 days": what changed, with what it was. */
const differenceWords = (
  { t, format, locale }: PageContext,
  { what, stream, before, after }: Difference,
): string => {
  const name = stream ? plainText(stream, locale) : "";
  switch (what) {
    case "stream":
      return t(after === null ? "history.stream.gone" : "history.stream.new", { name });
    case "public":
      return t(after === "true" ? "history.public.yes" : "history.public.no", { name });
    case "end":
      if (after === null) return t("history.end.none");
      return before === null
        ? t("history.end.new", { day: format.day(new Date(after)) })
        : t("history.end", { day: format.day(new Date(after)), before: format.day(new Date(before)) });
    case "interval":
      return t("history.interval", {
        name,
        after: after === null ? "" : format.every(after),
        before: before === null ? "" : format.every(before),
      });
    case "retention.raw":
    case "retention.hour":
    case "retention.day": {
      const tier = what.slice("retention.".length);
      if (after === null) return t("history.kept.no", { tier, name });
      return before === null
        ? t("history.kept.new", { tier, name, after: format.duration(after) })
        : t("history.kept", { tier, name, after: format.duration(after), before: format.duration(before) });
    }
  }
};

/** What the sentences say already need not be named again. */
const others = ({ changed, differences }: SensorChange): string[] =>
  changed.filter(
    (field) =>
      !(field === "valid" && differences.some(({ what }) => what === "end")) &&
      !(field.startsWith("datastreams.") && differences.some(({ stream }) => stream !== null)),
  );

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
            const said = [...new Set(differences.map((one) => differenceWords(context, one)))];
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
