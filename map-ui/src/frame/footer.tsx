/** @jsxRuntime automatic @jsxImportSource preact */
// What this site is, whose work it shows, and the pages nobody looks for until they need them.
import { sectionPath } from "../links.ts";
import type { PageContext } from "../page.ts";
import { Sentence } from "../text/translated.tsx";
import { footGroups } from "./site-map.ts";

/** Phone, desk and post on every page: whoever cannot or will not use a screen gets the same answers. */
const WithoutScreen = ({ context: { t, locale, city } }: { context: PageContext }) => {
  const { phone, desk, post } = city.contact ?? {};
  if (!phone && !desk && !post) return null;
  return (
    <p>
      <b>{t("frame.no-screen")}</b>{" "}
      {phone && t("frame.no-screen.phone", { phone: phone.replaceAll(" ", "\u00a0") })}{" "}
      {desk && (
        <Sentence say={(words) => t("frame.no-screen.desk", { desk: words })} of={[desk]} locale={locale} />
      )}{" "}
      {post && (
        <Sentence
          say={(words) => t("frame.no-screen.post", { post: words })}
          // "Postbus" and its number stay on one line.
          of={[{ nl: post.replaceAll(/(?<=\p{L}) (?=\d)/gu, "\u00a0") }]}
          locale={locale}
        />
      )}{" "}
      {t("frame.no-screen.help")}
    </p>
  );
};

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
        <WithoutScreen context={context} />
        <nav class="foot-groups" aria-label={t("frame.footer.links")}>
          {footGroups.map(({ id, title, pages }) => (
            <div key={id}>
              <h2>{t(title)}</h2>
              <ul>
                {pages.map(([section, words]) => (
                  <li key={section}>
                    <a href={sectionPath(locale, section)}>{t(words)}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <p class="soft">
          {t(base.source === "sketch" ? "frame.basemap.sketch" : "frame.basemap")} {t("frame.sources")}
        </p>
        <p class="print-only">{t("frame.printed", { address: context.address })}</p>
      </div>
    </footer>
  );
};
