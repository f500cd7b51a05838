/** @jsxRuntime automatic @jsxImportSource preact */
// A band on top of the page for a sensor that is not simply on, and for examples.
import type { Sensor, SensorChange } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import type { Drawing } from "../../symbols/paths.ts";
import { Icon } from "../../symbols/symbol.tsx";
import { exampleWords } from "../example-words.ts";
import { removedSince } from "./removed-since.ts";

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

/** A date has no zone; an instant is told in that of the installation. */
const dayIn = (format: PageContext["format"], time: string): string =>
  format.day(time.includes("T") ? new Date(time) : time);

export const SensorState = ({
  context,
  sensor,
  versions,
}: {
  context: PageContext;
  sensor: Sensor;
  /** Newest first; of a sensor that is gone. */
  versions: readonly SensorChange[];
}) => {
  const { t, format, now } = context;
  const end = sensor.validTo ? format.day(new Date(sensor.validTo)) : "";
  const start = new Date(sensor.validFrom);
  const removed = removedSince(sensor, versions);
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
          title={t("sensor.removed.since", { day: removed === null ? "" : dayIn(format, removed) })}
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
