/** @jsxRuntime automatic @jsxImportSource preact */
import { sectionPath } from "../links.ts";
import type { PageContext } from "../page.ts";

/** Where a sensor's page hangs: start, list, this. */
export const Crumbs = ({ context, here }: { context: PageContext; here: string }) => {
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
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
};
