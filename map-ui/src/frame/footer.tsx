/** @jsxRuntime automatic @jsxImportSource preact */
// What this site is, whose work it shows, and the pages nobody looks for until they need them.
import { sectionPath } from "../links.ts";
import type { PageContext } from "../page.ts";

export const Footer = ({ context }: { context: PageContext }) => {
  const { t, locale, demo, base } = context;
  return (
    <footer class="foot">
      <div class="wrap">
        <p>{t("frame.footer")}</p>
        {demo && (
          <p>
            <b>{t("frame.demo")}</b>
          </p>
        )}
        <nav aria-label={t("frame.footer.links")}>
          <ul>
            <li>
              <a href={sectionPath(locale, "privacy")}>{t("frame.privacy")}</a>
            </li>
            <li>
              <a href={sectionPath(locale, "accessibility")}>{t("frame.accessibility")}</a>
            </li>
            <li>
              <a href="/v1/openapi.json" hreflang="en">
                {t("frame.api")}
              </a>
            </li>
          </ul>
        </nav>
        <p class="soft">
          {t(base.source === "sketch" ? "frame.basemap.sketch" : "frame.basemap")} {t("frame.sources")}
        </p>
        <p class="print-only">{t("frame.printed", { address: context.address })}</p>
      </div>
    </footer>
  );
};
