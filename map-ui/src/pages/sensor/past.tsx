/** @jsxRuntime automatic @jsxImportSource preact */
// A band on top of the page of a past version: which it is, and what became otherwise after it.
import type { Sensor, SensorChange } from "@meetpaal/registry-api/contract";
import { sensorPath } from "../../links.ts";
import type { Told } from "../../page.ts";
import { Icon } from "../../symbols/symbol.tsx";
import { changeSentences } from "./history-words.ts";

interface PastStateProps {
  readonly context: Told;
  readonly sensor: Sensor;
  readonly at: Date;
  /** All of them, newest first. */
  readonly versions: readonly SensorChange[];
}
export const PastState = ({ context, sensor, at, versions }: PastStateProps) => {
  const { t, format, locale } = context;
  const later = versions.filter(({ version }) => version > sensor.version);
  return (
    <div class="notice past">
      <Icon name="clock" size={28} />
      <div>
        <p>
          <b>{t("sensor.past", { day: format.day(at) })}</b>
        </p>
        <p>
          {t("sensor.past.body", { version: sensor.version })}{" "}
          <a href={sensorPath(locale, sensor.publicId)}>{t("sensor.past.way")}</a>
        </p>
        <p>{t(later.length > 0 ? "sensor.past.changed" : "sensor.past.same")}</p>
        {later.length > 0 && (
          <ul class="bullets">
            {later.map((change) => (
              <li key={change.version}>
                {t("history.since-day", { day: format.day(new Date(change.since)) })}{" "}
                {t(`status.${change.status}`)}. {changeSentences(context, change).join(" ")}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
};
