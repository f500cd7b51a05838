/** @jsxRuntime automatic @jsxImportSource preact */
import { sectionPath, sensorPath } from "../links.ts";
import type { PageContext } from "../page.ts";

interface CrumbsProps {
  readonly context: PageContext;
  readonly here: string;
  /** The sensor that this page is another form of. */
  readonly sensor?: { readonly publicId: string; readonly name: string };
}

/** Where a sensor's page hangs: start, list, the sensor, this. */
export const Crumbs = ({ context, here, sensor }: CrumbsProps) => {
  const { t, locale } = context;
  return (
    <nav class="crumbs" aria-label={t("frame.crumbs")}>
      <ol>
        <li>
          <a href={sectionPath(locale, "start")}>{t("frame.start")}</a>
        </li>
        <li>
          <a href={sectionPath(locale, "sensors")}>{t("frame.sensors")}</a>
        </li>
        {sensor && (
          <li>
            <a href={sensorPath(locale, sensor.publicId)}>{sensor.name}</a>
          </li>
        )}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
};
