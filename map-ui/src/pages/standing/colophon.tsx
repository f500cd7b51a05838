/** @jsxRuntime automatic @jsxImportSource preact */
// Whose site it is, what it runs on, and whose work it shows.
import type { Page, PageContext } from "../../page.ts";
import { prosePage } from "./prose-page.tsx";

/** What others made, with where it comes from. */
const parts = [
  ["symbols", "https://dtpr.io"],
  ["font", "https://github.com/adobe-fonts/source-sans"],
  ["components", "https://nldesignsystem.nl"],
  ["map", "https://maplibre.org"],
  ["qr", "https://github.com/paulmillr/qr"],
] as const;

export const colophonPage = (context: PageContext): Page => {
  const { t, city, demo, base, ground } = context;
  return prosePage(context, {
    section: "colophon",
    title: t("colophon.title"),
    parts: [
      {
        id: "wie",
        title: t("colophon.who"),
        body: <p>{demo ? t("colophon.demo") : t("colophon.who.body", { city: city.name })}</p>,
      },
      { id: "software", title: t("colophon.software"), body: <p>{t("colophon.software.body")}</p> },
      {
        id: "van-anderen",
        title: t("colophon.parts"),
        body: (
          <ul class="bullets">
            {parts.map(([name, href]) => (
              <li key={name}>
                <a href={href}>{t(`colophon.parts.${name}`)}</a>
              </li>
            ))}
            <li>
              {ground
                ? t(`map.ground.${ground.kind}`)
                : t(base.source === "sketch" ? "colophon.parts.base.sketch" : "colophon.parts.base.files")}
            </li>
          </ul>
        ),
      },
      { id: "getallen", title: t("colophon.measured"), body: <p>{t("colophon.measured.body")}</p> },
    ],
  });
};
