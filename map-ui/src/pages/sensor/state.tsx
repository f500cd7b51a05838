/** @jsxRuntime automatic @jsxImportSource preact */
// A band on top of the page for a sensor that is not simply on, and for examples.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import type { Drawing } from "../../symbols/paths.ts";
import { Icon } from "../../symbols/symbol.tsx";
import { exampleWords } from "../example-words.ts";

const Notice = ({ icon, title, body }: { icon: Drawing; title: string; body: string }) => (
  <div class="notice">
    <Icon name={icon} size={28} />
    <div>
      <p>
        <b>{title}</b>
      </p>
      <p>{body}</p>
    </div>
  </div>
);

export const SensorState = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, format, now } = context;
  const end = sensor.validTo ? format.day(new Date(sensor.validTo)) : "";
  const start = new Date(sensor.validFrom);
  switch (sensor.status) {
    case "announced":
      return (
        <Notice
          icon="calendar"
          title={t("sensor.announced")}
          body={
            start > now
              ? t("sensor.announced.body", { day: format.day(start) })
              : t("sensor.announced.undated")
          }
        />
      );
    case "paused":
      return <Notice icon="pause" title={t("sensor.paused")} body={t("sensor.paused.body")} />;
    case "expired":
      return (
        <Notice icon="clock" title={t("sensor.expired")} body={t("sensor.expired.body", { day: end })} />
      );
    case "removed":
      return (
        <Notice
          icon="gone"
          title={
            sensor.dates.removedDate
              ? t("sensor.removed.since", { day: format.day(sensor.dates.removedDate) })
              : t("sensor.removed")
          }
          body={t("sensor.removed.body")}
        />
      );
    case "active":
      return null;
  }
};

/** Said on the sensor's own page where the frame does not say it already. */
export const ExampleState = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const words = exampleWords(context, sensor);
  if (words === null || (context.demo && words === context.t("frame.demo"))) return null;
  return <p class="notice-line">{words}</p>;
};
